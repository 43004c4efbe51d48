package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.AccountId;
import io.tributary.model.Payment;
import io.tributary.storage.InboxCommit;
import io.tributary.storage.WalkTable.Walked;
import io.tributary.testing.BareSecrets;
import io.tributary.testing.Doors;
import io.tributary.testing.Requests;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What no webhook has brought is fetched, once, and all of it, whatever comes in between. */
final class ReconcilerTest {
  private static final StripeObjects OBJECTS = new StripeObjects("2026-07-29.dahlia");
  private final BesideStripe beside = new BesideStripe();
  private final Instant noon = beside.clock.instant();

  @AfterEach
  void close() {
    beside.close();
  }

  @Test
  void withoutAKey_nothingIsAsked() {
    beside.keys.clear();
    assertThat(beside.server().runOnce()).isZero();
    assertThat(beside.stripe.asked()).isEmpty();
    assertThat(beside.database.count("leases")).isZero();
  }

  @Test
  void onFirstConnect_theWholeHistoryIsFetched_pageByPage() {
    for (int number = 0; number < 250; number++) {
      beside.stripe.shelf().put(charge(number, Duration.ofDays(number)));
    }
    beside.settle(beside.server());

    assertThat(beside.payments()).hasSize(250).allMatch(ReconcilerTest::isPaid);
    assertThat(beside.asked("/v1/charges"))
        .extracting(asked -> asked.parameters().first("starting_after").isPresent())
        .containsExactly(false, true, true);
    assertThat(beside.walked("charges").run().fetched()).isEqualTo(250);
    assertThat(beside.walked("charges").seenUntil()).contains(noon);
    assertThat(beside.imported()).isEqualTo(250);
  }

  @Test
  void anEventThatIsPushedAndPulled_isOneMessage() {
    ObjectNode event = paid(1, Duration.ofMinutes(1));
    beside.stripe.shelf().put(event);
    push(event);
    beside.settle(beside.server());
    push(event);
    assertThat(beside.database.count("inbox")).isEqualTo(1);
    assertThat(beside.walked("events").run().stored()).isZero();
  }

  @Test
  void whatItsEventsHaveTold_isNotImported() {
    ObjectNode event = paid(1, Duration.ofMinutes(1));
    beside.stripe.shelf().take(event);
    push(event);
    beside.settle(beside.server());
    assertThat(beside.walked("charges").run().fetched()).isEqualTo(1);
    assertThat(beside.imported()).isZero();
  }

  @Test
  void trap30_whatNoEventTells_isFoundByItsObject() {
    beside.stripe.shelf().take(paid(1, Duration.ofDays(31)));
    beside.stripe.shelf().put(charge(2, Duration.ofHours(1)));
    beside.settle(beside.server());
    assertThat(beside.walked("events").run().fetched()).isZero();
    assertThat(beside.payments()).hasSize(2).allMatch(ReconcilerTest::isPaid);
    assertThat(beside.payments())
        .extracting(Payment::occurredAt)
        .containsExactly(noon.minus(Duration.ofHours(1)), noon.minus(Duration.ofDays(31)));
  }

  @Test
  void aCrashInMidWalk_movesNoWatermark_andTheNextServerGoesOn() {
    for (int number = 0; number < 1500; number++) {
      beside.stripe.shelf().put(paid(number, Duration.ofMinutes(number)));
    }
    assertThat(beside.server().runOnce()).isEqualTo(1);
    assertThat(beside.database.count("inbox")).isEqualTo(1000);
    assertThat(beside.walked("events").seenUntil()).isEmpty();

    beside.settle(beside.server());
    assertThat(beside.database.count("inbox")).isEqualTo(1500);
    assertThat(beside.walked("events").seenUntil()).contains(noon);
    assertThat(beside.walked("events").run().fetched()).isEqualTo(1501);
  }

  @Test
  void refusalsAndOutagesInBetween_loseNothing() {
    for (int number = 0; number < 300; number++) {
      beside.stripe.shelf().put(paid(number, Duration.ofMinutes(number)));
    }
    beside.stripe.troubles().byChance(7, 2);
    beside.settle(beside.server());
    assertThat(beside.database.count("inbox")).isEqualTo(300);
  }

  @Test
  void aRefusedKey_isSaidInWords_andTriedAgainAfterAWhile() {
    beside.stripe.refuse(StripeApiStandIn.KEY);
    beside.stripe.shelf().put(paid(1, Duration.ofMinutes(1)));
    Reconciler server = beside.server();
    beside.settle(server);
    Walked refused = beside.walked("events");
    assertThat(refused.run().failure().orElseThrow()).contains("key");
    assertThat(refused.run().failure().orElseThrow()).doesNotContain(StripeApiStandIn.KEY);
    assertThat(refused.seenUntil()).isEmpty();
    int asked = beside.stripe.asked().size();
    assertThat(server.runOnce()).isZero();
    assertThat(beside.stripe.asked()).hasSize(asked);

    beside.stripe.admit(StripeApiStandIn.KEY, Set.copyOf(StripeApiStandIn.permissions()));
    beside.clock.advance(Duration.ofMinutes(10));
    beside.settle(server);
    assertThat(beside.walked("events").run().failure()).isEmpty();
    assertThat(beside.database.count("inbox")).isEqualTo(1);
  }

  @Test
  void aMissingPermission_isNamed_andTheOtherListsAreWalked() {
    beside.stripe.admit(StripeApiStandIn.KEY, Set.of("rak_charge_read"));
    beside.stripe.shelf().put(charge(1, Duration.ofHours(1)));
    beside.settle(beside.server());
    assertThat(beside.walked("events").run().failure().orElseThrow()).contains("rak_event_read");
    assertThat(beside.payments()).singleElement().matches(ReconcilerTest::isPaid);
  }

  @Test
  void eventsOfConnectedAccounts_areTheirs() {
    beside.stripe.shelf().put(paid(1, Duration.ofMinutes(1)).put("account", "acct_1"));
    beside.stripe.shelf("acct_2").put(paid(2, Duration.ofMinutes(1)));
    beside.keys.add(
        new KeyedAccount(
            AccountId.DEFAULT.connected("acct_2"),
            BesideStripe.ACCOUNT.key(),
            Optional.of("acct_2")));
    beside.settle(beside.server());
    assertThat(beside.database.rows("SELECT account_id FROM inbox ORDER BY 1"))
        .containsExactly(
            Map.of("account_id", "default/acct_1"), Map.of("account_id", "default/acct_2"));
  }

  /** As Stripe would post it. */
  private void push(ObjectNode event) {
    WebhookDoor door =
        new WebhookDoor(
            new InboxCommit(beside.database.database(), beside.tables.inbox()),
            BareSecrets.OF_STRIPE_EVENTS,
            new SignatureLimit(System::nanoTime),
            beside.clock,
            () -> false,
            _ -> {});
    byte[] body = StripeEvents.bytes(event);
    String signature = StripeEvents.signature(body, StripeEvents.secretOf(event), noon);
    Requests request = Requests.post("/hooks/stripe").body(body);
    request.header("Stripe-Signature", signature);
    assertThat(Doors.answer(door.routes(), "/hooks/stripe", request.build()).status())
        .isEqualTo(200);
  }

  private ObjectNode paid(int number, Duration ago) {
    Instant at = noon.minus(ago);
    return OBJECTS.event("evt_" + number, "charge.succeeded", at, charge(number, ago));
  }

  private ObjectNode charge(int number, Duration ago) {
    Money money = new Money("pi_" + number, "ch_" + number, "", "", 2000, "usd");
    return OBJECTS.charge(money, noon.minus(ago));
  }

  private static boolean isPaid(Payment payment) {
    return payment.status() == Payment.Status.PAID && payment.net().minorUnits() == 2000;
  }
}
