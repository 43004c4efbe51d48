package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.Comparison;
import io.tributary.storage.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for a comparison every morning, and what it waits for. */
final class DailyComparisonTest {
  private final BesideStripe beside = new BesideStripe();
  private final Reconciler server = beside.server();
  private final DailyComparison daily =
      new DailyComparison(
          beside.database.database(),
          beside.tables,
          () -> beside.keys,
          beside.clock,
          new SplittableRandom(8),
          Rhythm.nightly());

  @BeforeEach
  void begin() {
    beside.clock.set(Instant.parse("2026-11-02T12:00:00Z"));
  }

  @AfterEach
  void close() {
    beside.close();
  }

  @Test
  void everyMorning_oneIsAskedFor_andOnlyOne() {
    fetchAndAsk("2026-11-02T12:00:00Z");
    assertThat(asked()).isEqualTo(1);
    fetchAndAsk("2026-11-03T04:20:00Z");
    assertThat(asked()).isEqualTo(1);
    fetchAndAsk("2026-11-03T05:35:00Z");
    fetchAndAsk("2026-11-03T05:45:00Z");
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void beforeTheHistoryWasFetched_nothingIsCompared() {
    daily.runOnce();
    server.runOnce();
    daily.runOnce();
    assertThat(asked()).isZero();
    beside.settle(server);
    daily.runOnce();
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void afterADowntime_whatCameMeanwhileIsFetchedBefore() {
    fetchAndAsk("2026-11-02T12:00:00Z");
    beside.clock.advance(Duration.ofDays(3));
    daily.runOnce();
    assertThat(asked()).isEqualTo(1);
    beside.settle(server);
    daily.runOnce();
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void listThatTheKeyMayNotRead_keepsNobodyWaiting() {
    beside.stripe.admit(StripeApiStandIn.KEY, Set.of("rak_event_read"));
    fetchAndAsk("2026-11-02T12:00:00Z");
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void whatWaitsToBeRead_isAwaited() {
    beside.settle(server);
    beside.database.execute(
        """
        INSERT INTO inbox (account_id, event_id, type, told_at, received_at, test, body, state)
        VALUES ('default', 'ch_1@1', 'import.charge', now(), now(), false, '', 'NEW')
        """);
    daily.runOnce();
    assertThat(asked()).isZero();
  }

  private void fetchAndAsk(String time) {
    beside.clock.set(Instant.parse(time));
    beside.settle(server);
    daily.runOnce();
    // done, so that another can be asked for
    beside.database.execute("UPDATE comparisons SET state = 'DONE', ended_at = asked_at");
  }

  private int asked() {
    List<Comparison> all =
        beside
            .database
            .database()
            .inTransaction(
                open ->
                    beside
                        .tables
                        .comparisons()
                        .list(open, Optional.empty(), Optional.empty(), PageRequest.first(50)));
    return all.size();
  }
}
