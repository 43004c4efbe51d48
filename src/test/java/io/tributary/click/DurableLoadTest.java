package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal may delete what is loaded, so it learns only what a crash can't undo. */
final class DurableLoadTest {
  @TempDir private Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void journalLearnsWhatIsLoaded_onceACrashOfTheDatabaseCantUndoIt() {
    Loader loader = house.loader();
    report(10);
    assertThat(loader.runOnce()).isEqualTo(1);
    assertThat(house.journal.state().bytesNotLoaded()).isPositive();

    assertThat(loader.runOnce()).isZero();
    assertThat(house.journal.state().bytesNotLoaded()).isZero();
  }

  @Test
  void loaderThatNeverCatchesUp_tellsTheJournalNowAndThen() {
    Loader loader = house.loader();
    for (int beat = 0; beat < Loader.DURABLE_EVERY; beat++) {
      report(10 + beat);
      assertThat(loader.runOnce()).isEqualTo(1);
    }
    long ofOneRecord = house.journal.state().bytesNotLoaded();
    report(10 + Loader.DURABLE_EVERY);

    assertThat(house.journal.state().bytesNotLoaded()).isEqualTo(2 * ofOneRecord);
  }

  private void report(int number) {
    String click = "01JABCDEFGHJKMNPQRSTVWXY" + number;
    house.collect(
        Items.arrival(click, "01JABCDEFGHJKMNPQRSTVWXYZ1", "https://shop.example/"), Map.of());
  }
}
