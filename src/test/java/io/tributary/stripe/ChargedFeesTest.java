package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.tributary.model.Currency;
import io.tributary.model.Fee;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.StripeObjects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Stripe took of a charge is told by no webhook: it is fetched with the charge. */
final class ChargedFeesTest {
  private static final StripeObjects OBJECTS = new StripeObjects("2026-07-29.dahlia");
  private static final StripeObjects.Money DOLLARS =
      new StripeObjects.Money("pi_1", "ch_1", "", "", 2000, "usd");
  private final BesideStripe beside = new BesideStripe();
  private final Instant paidAt = beside.clock.instant().minus(Duration.ofDays(1));

  @AfterEach
  void close() {
    beside.close();
  }

  @Test
  void feeOfAChargeThatAWebhookTold_isFetched() {
    charged();

    assertThat(beside.payments())
        .singleElement()
        .satisfies(payment -> assertThat(payment.net().minorUnits()).isEqualTo(2000))
        .extracting(Payment::fees, LIST)
        .extracting(fee -> ((Fee) fee).amount())
        .containsExactly(new Money(88, Currency.parse("eur").orElseThrow()));
  }

  @Test
  void feeThatIsKnown_isImportedOnce() {
    charged();
    assertThat(beside.imported()).isEqualTo(1);

    beside.clock.advance(Duration.ofDays(1));
    beside.settle(beside.server());

    assertThat(beside.imported()).isEqualTo(1);
  }

  @Test
  void feeThatCameBackWithARefund_isFetched() {
    charged();
    ObjectNode refund =
        OBJECTS.refund("re_1", DOLLARS, 500, paidAt).put("balance_transaction", "txn_2");
    beside.stripe.shelf().put(refund);
    beside.stripe.shelf().put(movement(-22, "eur").put("id", "txn_2").put("source", "re_1"));
    beside.clock.advance(Duration.ofDays(1));

    beside.settle(beside.server());

    assertThat(beside.payments().getFirst().fees())
        .extracting(fee -> fee.amount().minorUnits())
        .containsExactlyInAnyOrder(88L, -22L);
  }

  @Test
  void chargeWhoseMoneyIsStillUnderWay_isNotImportedForNothing() {
    ObjectNode charge = OBJECTS.charge(DOLLARS, paidAt).putNull("balance_transaction");
    ObjectNode told = OBJECTS.event("evt_1", "charge.succeeded", paidAt, charge);
    push(told);
    beside.stripe.shelf().take(told);

    beside.settle(beside.server());

    assertThat(beside.imported()).isZero();
  }

  private void charged() {
    ObjectNode charge = OBJECTS.charge(DOLLARS, paidAt).put("balance_transaction", "txn_1");
    ObjectNode told = OBJECTS.event("evt_1", "charge.succeeded", paidAt, charge);
    push(told);
    beside.stripe.shelf().take(told);
    beside.stripe.shelf().put(movement(88, "eur"));
    beside.settle(beside.server());
  }

  private ObjectNode movement(long fee, String currency) {
    return new JsonMapper()
        .createObjectNode()
        .put("id", "txn_1")
        .put("object", "balance_transaction")
        .put("type", "charge")
        .put("source", "ch_1")
        .put("amount", 1850)
        .put("fee", fee)
        .put("currency", currency)
        .put("created", paidAt.getEpochSecond());
  }

  private void push(ObjectNode event) {
    String id = event.path("id").asString();
    String type = event.path("type").asString();
    Incoming message =
        new Incoming(
            BesideStripe.ACCOUNT.account(), id, type, paidAt, false, StripeEvents.bytes(event));
    beside
        .database
        .database()
        .useTransaction(open -> beside.tables.inbox().insert(open, List.of(message)));
    beside.read();
  }
}
