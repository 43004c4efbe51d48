package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Payment;
import io.tributary.model.Payment.Status;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The books follow an object that a later walk finds in another state, though no event tells. */
final class ChangedObjectsTest {
  private static final StripeObjects OBJECTS = new StripeObjects("2026-07-29.dahlia");
  private static final Money MONEY = new Money("pi_1", "ch_1", "in_1", "cus_1", 2000, "usd");
  private final BesideStripe beside = new BesideStripe();
  private final Instant made = beside.clock.instant().minus(Duration.ofDays(2));

  @AfterEach
  void close() {
    beside.close();
  }

  @Test
  void aDelayedPayment_thatFails_isTriedAgain_andComes() {
    walk(
        OBJECTS
            .session("cs_1", made, "payment")
            .put("payment_status", "unpaid")
            .put("payment_intent", "pi_1")
            .put("amount_total", 2000)
            .put("currency", "usd"),
        OBJECTS.failedIntent(MONEY, made));
    assertThat(payment().status()).isEqualTo(Status.FAILED);
    walk(OBJECTS.failedIntent(MONEY, made).put("status", "processing"));
    assertThat(payment().status()).isEqualTo(Status.PENDING);
    walk(OBJECTS.intent(MONEY, made));
    assertThat(payment().status()).isEqualTo(Status.PAID);
  }

  @Test
  void anInvoice_thatIsVoided_isNoMoney_andOneThatIsPaid_is() {
    walk(invoice("open"));
    assertThat(beside.payments()).isEmpty();
    walk(invoice("uncollectible"));
    assertThat(payment().status()).isEqualTo(Status.FAILED);
    walk(invoice("paid"));
    assertThat(payment().status()).isEqualTo(Status.PAID);
  }

  @Test
  void aRefund_thatFailed_isNone_whateverTheChargeSays() {
    ObjectNode refund = OBJECTS.refund("re_1", MONEY, 500, made);
    walk(OBJECTS.charge(MONEY, made).put("amount_refunded", 500), refund);
    assertThat(payment().refunded().minorUnits()).isEqualTo(500);
    walk(refund.deepCopy().put("status", "failed"));
    assertThat(payment().refunded().minorUnits()).isZero();
    walk(OBJECTS.charge(MONEY, made));
    assertThat(payment().refunded().minorUnits()).isZero();
  }

  @Test
  void whatIsOpen_andWasNeverAnythingElse_isNotStored() {
    walk(invoice("open"), OBJECTS.failedIntent(MONEY, made).put("status", "processing"));
    assertThat(beside.imported()).isZero();
  }

  private ObjectNode invoice(String status) {
    return OBJECTS.invoice(MONEY, "sub_1", "subscription_cycle", made).put("status", status);
  }

  /** The objects are so now, and a day later they are found so. */
  private void walk(ObjectNode... now) {
    List.of(now).forEach(beside.stripe.shelf()::put);
    beside.clock.advance(Duration.ofDays(1));
    beside.settle(beside.server());
  }

  private Payment payment() {
    assertThat(beside.payments()).hasSize(1);
    return beside.payments().getFirst();
  }
}
