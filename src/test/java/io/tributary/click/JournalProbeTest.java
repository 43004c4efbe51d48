package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.journal.FileJournal;
import io.tributary.journal.Journal;
import io.tributary.journal.JournalSettings;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that could not keep a click is found to be mended without another click. */
final class JournalProbeTest {
  private static final int MEGABYTE = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  @TempDir private Path folder;

  @Test
  void afterAClickThatWasNotKept_itTriesUntilOneWouldBe() {
    try (FileJournal journal = FileJournal.open(small())) {
      JournalProbe probe = new JournalProbe(journal);
      fill(journal);
      probe.runOnce();
      assertThat(journal.state().isKeeping()).isFalse();

      journal.segments().forEach(segment -> journal.loadedTo(segment, Long.MAX_VALUE));
      do {
        probe.runOnce();
      } while (!journal.state().isKeeping());

      assertThat(journal.append(new byte[9], PATIENCE)).isEqualTo(new Journal.Appended.Kept());
    }
  }

  @Test
  void whileAllIsWell_itWritesNothing() {
    try (FileJournal journal = FileJournal.open(small())) {
      new JournalProbe(journal).runOnce();

      assertThat(journal.state().kept()).isZero();
    }
  }

  @Test
  void whatItWrites_isLoadedAsNothing() {
    try (TestHouse house = new TestHouse(folder)) {
      house.journal.append(new byte[Journal.LONGEST_RECORD + 1], PATIENCE);
      assertThat(house.journal.state().isKeeping()).isFalse();

      new JournalProbe(house.journal).runOnce();
      assertThat(house.journal.state().isKeeping()).isTrue();
      assertThat(house.loader().runOnce()).isEqualTo(1);
      assertThat(house.database.count("set_aside")).isZero();
      assertThat(house.database.count("clicks")).isZero();
    }
  }

  private JournalSettings small() {
    return new JournalSettings(
        folder.resolve("small"), MEGABYTE, 32L * MEGABYTE, 4L * MEGABYTE, Duration.ofMillis(1));
  }

  private static void fill(FileJournal journal) {
    byte[] record = new byte[Journal.LONGEST_RECORD];
    while (journal.state().isKeeping()) {
      journal.append(record, PATIENCE);
    }
  }
}
