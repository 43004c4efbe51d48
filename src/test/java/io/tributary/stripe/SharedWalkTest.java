package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers walk one list, one after the other and back. */
final class SharedWalkTest {
  private static final StripeObjects OBJECTS = new StripeObjects("2026-07-29.dahlia");
  private final BesideStripe beside = new BesideStripe();

  @AfterEach
  void close() {
    beside.close();
  }

  @Test
  void walkThatAnotherServerHasBegunAnew_isNotContinuedWhereTheOldOneWas() {
    happen(0, 2500);
    Reconciler first = beside.server();
    assertThat(first.runOnce()).isEqualTo(1);

    Reconciler second = beside.server();
    beside.settle(second);
    beside.clock.advance(Duration.ofHours(3));
    happen(2500, 2500);
    assertThat(second.runOnce()).isEqualTo(1);

    beside.database.execute("UPDATE leases SET until = clock_timestamp()");
    beside.settle(first);

    assertThat(beside.database.rows("SELECT id FROM inbox WHERE event_id LIKE 'evt\\_%'"))
        .hasSize(5000);
  }

  @Test
  void walkThatBeginsBetweenTwoMilliseconds_isWhole_andNotRepeated() {
    beside.clock.advance(Duration.ofNanos(123_456_789));
    Reconciler server = beside.server();
    for (int beat = 0; beat < 20; beat++) {
      server.runOnce();
    }
    assertThat(beside.asked("/v1/events")).hasSize(EventBackfill.lists().size());
  }

  /** A charge a second, up to now. */
  private void happen(int from, int count) {
    for (int number = from; number < from + count; number++) {
      Instant at = beside.clock.instant().minusSeconds(from + count - number);
      Money money = new Money("pi_" + number, "ch_" + number, "", "", 2000, "usd");
      beside
          .stripe
          .shelf()
          .put(OBJECTS.event("evt_" + number, "charge.succeeded", at, OBJECTS.charge(money, at)));
    }
  }
}
