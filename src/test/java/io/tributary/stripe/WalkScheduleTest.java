package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** When Stripe's lists are walked, by whom, and from where on. */
final class WalkScheduleTest {
  private static final StripeObjects OBJECTS = new StripeObjects("2026-07-29.dahlia");
  private static final String EVENTS = "/v1/events";
  private static final String SESSIONS = "/v1/checkout/sessions";
  private final BesideStripe beside = new BesideStripe();
  private final Instant noon = beside.clock.instant();

  @AfterEach
  void close() {
    beside.close();
  }

  @Test
  void eventsAreAskedForEveryHour_fromTheNewestOne_withAnOverlap() {
    Instant newest = noon.minus(Duration.ofMinutes(5));
    beside.stripe.shelf().put(OBJECTS.event("evt_1", "invoice.paid", newest, charge(newest)));
    Reconciler server = beside.server();
    beside.settle(server);
    assertThat(beside.lastAsked(EVENTS, "created[gte]"))
        .contains(seconds(noon.minus(Duration.ofDays(30))));

    int asked = beside.asked(EVENTS).size();
    beside.clock.advance(Duration.ofMinutes(59));
    beside.settle(server);
    assertThat(beside.asked(EVENTS)).hasSize(asked);
    beside.clock.advance(Duration.ofMinutes(1));
    beside.settle(server);
    assertThat(beside.asked(EVENTS)).hasSize(asked + 2);
    assertThat(asked).isEqualTo(2);
    assertThat(beside.asked(EVENTS).get(2).parameters().first("created[gte]"))
        .contains(seconds(newest.minus(Duration.ofHours(2))));
  }

  @Test
  void afterDowntime_eventsAreAskedForAtOnce() {
    beside.settle(beside.server());
    int asked = beside.asked(EVENTS).size();
    beside.clock.advance(Duration.ofMinutes(4));
    beside.settle(beside.server());
    assertThat(beside.asked(EVENTS)).hasSize(asked);
    beside.clock.advance(Duration.ofMinutes(1));
    beside.settle(beside.server());
    assertThat(beside.asked(EVENTS)).hasSize(asked + 2);
  }

  @Test
  void objectsAreSweptEveryNight_withTheTimeInWhichTheyMayStillBePaid() {
    beside.stripe.shelf().put(OBJECTS.session("cs_1", noon, "setup"));
    Reconciler server = beside.server();
    beside.settle(server);
    assertThat(beside.lastAsked(SESSIONS, "created[gte]")).isEmpty();
    int asked = beside.asked(SESSIONS).size();
    beside.clock.advance(Duration.ofHours(14));
    beside.settle(server);
    assertThat(beside.asked(SESSIONS)).hasSize(asked);
    beside.clock.advance(Duration.ofHours(1));
    beside.settle(server);
    assertThat(beside.asked(SESSIONS)).hasSize(asked + 1);
    assertThat(beside.lastAsked(SESSIONS, "created[gte]"))
        .contains(seconds(noon.minus(Duration.ofDays(18))));
  }

  @Test
  void objectsWait_untilWhatCameBeforeIsRead() {
    beside.stripe.shelf().put(OBJECTS.event("evt_1", "charge.succeeded", noon, charge(noon)));
    beside.stripe.shelf().put(charge(noon));
    Reconciler server = beside.server();
    while (server.runOnce() > 0) {
      beside.database.execute("UPDATE inbox SET received_at = now() - interval '1 minute'");
    }
    assertThat(beside.asked(SESSIONS)).isEmpty();
    beside.settle(server);
    assertThat(beside.asked(SESSIONS)).hasSize(1);
    assertThat(beside.imported()).isZero();
  }

  @Test
  void ofTwoServers_oneWalks() {
    Reconciler first = beside.server();
    Reconciler second = beside.besideTheOther(beside.stripe.address());
    assertThat(first.runOnce()).isEqualTo(1);
    assertThat(second.runOnce()).isZero();
    beside.settle(first);
    assertThat(beside.asked(EVENTS)).hasSize(2);
  }

  @Test
  void aClockThatIsSetBack_stopsNothing() {
    Reconciler server = beside.server();
    beside.settle(server);
    int asked = beside.stripe.asked().size();
    beside.clock.set(noon.minus(Duration.ofDays(400)));
    beside.settle(server);
    assertThat(beside.stripe.asked()).hasSize(2 * asked);
  }

  @Test
  void aListThatAnOlderAccountLacks_isEmpty() {
    try (RecordingServer old = RecordingServer.start()) {
      for (WalkedList list : Reconciler.lists()) {
        boolean isThere = !list.name().equals("invoice_payments");
        old.answer(
            list.path(),
            isThere ? Reply.json(200, "{\"data\": [], \"has_more\": false}") : Reply.status(404));
      }
      beside.settle(beside.besideTheOther(old.address("")));
      assertThat(beside.walked("invoice_payments").run().failure()).isEmpty();
      assertThat(beside.walked("invoice_payments").walkedAt()).contains(noon);
    }
  }

  private static ObjectNode charge(Instant at) {
    return OBJECTS.charge(new Money("pi_1", "ch_1", "", "", 2000, "usd"), at);
  }

  private static String seconds(Instant time) {
    return Long.toString(time.getEpochSecond());
  }
}
