package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.attribution.Attributor;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.Tables;
import io.tributary.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A replay keeps all others away with one lock, however large the books are. */
class ReplayLocksTest {
  private static final String ADVISORY_LOCKS =
      """
      SELECT count(*) AS held FROM pg_locks WHERE locktype = 'advisory'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;
  private final TestDatabase database = TestDatabase.fresh();
  private final Tables tables = Tables.with(database.vault());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void replayOfManySubscriptions_holdsOneLock() {
    database.execute(
        "INSERT INTO echoes (account_id, subscription)"
            + " SELECT 'default', 'sub_' || number FROM generate_series(1, 300) AS number");
    database
        .database()
        .useTransaction(
            open -> {
              ReplayLock.take(open);
              new Attributor(database.database(), tables, Duration.ofDays(30)).attributeAll(open);
              assertThat(database.rows(ADVISORY_LOCKS)).isEqualTo(List.of(Map.of("held", 1L)));
            });
    assertThat(database.count("echoes")).isZero();
  }
}
