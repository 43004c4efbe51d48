package io.tributary.journal;

import static io.tributary.journal.Journals.everything;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.journal.Journal.Appended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal at its limit: loaded segments give way, others never do, and the answer says why. */
final class FullJournalTest {
  private static final Appended KEPT = new Appended.Kept();
  private static final int RECORD = 100_000;
  private static final long MOST = 5L << 20;
  @TempDir Path folder;

  private Journal open() {
    return FileJournal.open(new JournalSettings(folder, 1 << 20, 4 << 20, MOST, Duration.ZERO));
  }

  private static Appended append(Journal journal) {
    return journal.append(new byte[RECORD], Journals.PATIENCE);
  }

  /** Appends until something isn't kept, and returns that. */
  private static Appended.NotKept fill(Journal journal) {
    for (int i = 0; i < 200; i++) {
      if (append(journal) instanceof Appended.NotKept full) {
        return full;
      }
    }
    throw new AssertionError("the journal has no limit");
  }

  /** Reads and tells the journal so, as the Loader does. */
  private static void load(Journal journal, UUID segment) {
    List<Journal.Entry> entries = everything(journal, segment, 7);
    journal.loadedTo(segment, entries.getLast().next().offset());
  }

  @Test
  void recordsThatAreNotLoadedFillIt_andTheAnswerSaysWhy() {
    try (Journal journal = open()) {
      Appended.NotKept full = fill(journal);
      assertThat(full.reason()).contains("not loaded").contains("journal.most-bytes");
      JournalState state = journal.state();
      assertThat(everything(journal)).hasSize((int) state.kept());
      assertThat(state.bytesOnDisk()).isLessThanOrEqualTo(MOST);
      assertThat(state.bytesNotLoaded()).isGreaterThan(state.kept() * RECORD);
      assertThat(state.notKept()).isEqualTo(1);
      assertThat(state.lastTrouble().orElseThrow().reason()).isEqualTo(full.reason());
    }
  }

  @Test
  void oldestLoadedSegmentGivesWay_andNothingElseDoes() {
    try (Journal journal = open()) {
      fill(journal);
      List<UUID> before = journal.segments();
      load(journal, before.get(0));
      load(journal, before.get(1));
      assertThat(append(journal)).isEqualTo(KEPT);
      assertThat(journal.segments()).doesNotContain(before.get(0));
      assertThat(journal.segments()).containsAll(before.subList(2, before.size()));
      fill(journal);
      assertThat(journal.segments()).containsAll(before.subList(2, before.size()));
      assertThat(journal.state().bytesOnDisk()).isLessThanOrEqualTo(MOST);
    }
  }

  @Test
  void segmentLoadedInPartNeverGivesWay() {
    try (Journal journal = open()) {
      fill(journal);
      List<UUID> before = journal.segments();
      for (UUID segment : before) {
        journal.loadedTo(segment, journal.read(segment, 0, 2).getLast().next().offset());
      }
      assertThat(append(journal)).isInstanceOf(Appended.NotKept.class);
      assertThat(journal.segments()).isEqualTo(before);
    }
  }

  @Test
  void loadedSegmentsOfAnEarlierStartGiveWay_onceTheLoaderHasLooked() {
    try (Journal journal = open()) {
      fill(journal);
    }
    try (Journal journal = open()) {
      assertThat(append(journal)).isInstanceOf(Appended.NotKept.class);
      journal.segments().forEach(segment -> load(journal, segment));
      assertThat(journal.state().bytesNotLoaded()).isZero();
      assertThat(append(journal)).isEqualTo(KEPT);
      assertThat(journal.state().bytesNotLoaded()).isGreaterThan(RECORD).isLessThan(2 * RECORD);
    }
  }

  @Test
  void roomIsCountedAsTheFilesTakeIt() throws Exception {
    try (Journal journal = open()) {
      fill(journal);
      long files = 0;
      try (var list = Files.list(folder)) {
        for (Path file :
            list.filter(path -> path.toString().matches(".*(segment|prepared)")).toList()) {
          files += Files.size(file);
        }
      }
      assertThat(journal.state().bytesOnDisk()).isBetween(files, files + RecordFormat.OVERHEAD);
    }
  }
}
