package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.Requests;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Up to when a journal is loaded, for payments that wait for its clicks on this or another server.
 */
final class DrainedJournalTest {
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
  void journalWithNothingLeft_isMarkedDrained_atATimeBeforeItWasLookedAt() {
    Instant before = databaseTime();
    house.loader().runOnce();

    assertThat(drainedSince(before)).hasSize(1);
  }

  /** A server on which someone clicks all the time has never nothing to load. */
  @Test
  void journalThatIsLoadedToWhereItStood_isDrained_thoughThereIsMoreAgain() {
    house.link("spring", "https://shop.example/");
    click();
    click();
    Instant before = databaseTime();
    assertThat(house.loader().runOnce()).isEqualTo(2);

    assertThat(drainedSince(before)).hasSize(1);
  }

  @Test
  void journalWithMoreThanOneBatch_isNotDrained() {
    for (int record = 0; record <= Loader.BATCH; record++) {
      house.journal.append(AcceptedRecord.write(List.of()), Duration.ofSeconds(10));
    }
    assertThat(house.loader().runOnce()).isEqualTo(Loader.BATCH);
    assertThat(house.database.count("journals")).isZero();
    assertThat(house.loader().runOnce()).isEqualTo(1);
    assertThat(house.database.count("journals")).isEqualTo(1);
  }

  private void click() {
    house.open("spring", Requests.get("/r/spring").header("User-Agent", TestHouse.BROWSER));
  }

  private List<Map<String, @Nullable Object>> drainedSince(Instant before) {
    return house.database.rows(
        "SELECT 1 FROM journals WHERE drained_at BETWEEN '%s' AND now() AND alive_until > now()"
            .formatted(before));
  }

  private Instant databaseTime() {
    return house.database.database().inTransaction(house.tables.journals()::now);
  }
}
