package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When loaded segments are deleted, and when they are not. */
class JournalSweeperTest {
  @TempDir Path folder;

  @Test
  void aLoadedSegment_isDeletedAfterAWeek_andNeverTheOneBeingWritten() {
    try (TestHouse first = new TestHouse(folder)) {
      first.link("a", "https://shop.example/");
      first.open("a", "utm_source=x");
    }
    try (TestHouse house = new TestHouse(folder)) {
      house.open("a", "");
      assertThat(house.journal.segments()).hasSize(2);
      house.loader().runOnce();

      sweep(house);
      assertThat(house.journal.segments()).hasSize(2);

      house.database.execute("UPDATE journal_positions SET updated_at = now() - interval '8 days'");
      sweep(house);
      assertThat(house.journal.segments()).hasSize(1);
      assertThat(house.database.count("clicks")).isEqualTo(1);
    }
  }

  @Test
  void aSegmentThatIsNotLoadedToItsEnd_isKept() {
    try (TestHouse first = new TestHouse(folder)) {
      first.link("a", "https://shop.example/");
      first.open("a", "utm_source=x");
      first.open("a", "utm_source=y");
    }
    try (TestHouse house = new TestHouse(folder)) {
      UUID oldest = house.journal.segments().getFirst();
      long afterOne = house.journal.read(oldest, 0, 1).getFirst().next().offset();
      house.database.execute(
          "INSERT INTO journal_positions VALUES ('%s', %d, now() - interval '8 days')"
              .formatted(oldest, afterOne));
      sweep(house);
      assertThat(house.journal.segments()).hasSize(2);
    }
  }

  private static void sweep(TestHouse house) {
    new JournalSweeper(house.journal, house.database.database(), house.tables).runOnce();
  }
}
