package io.tributary.stripe;

import static io.tributary.stripe.BothBooks.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/** Invoices and refunds that look like a gap and are none, and their neighbours that are one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FalseAlarmsOfInvoicesTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Money MONEY = new Money("pi_1", "ch_1", "in_1", "cus_1", 10_000, "usd");
  private static final StripeObjects OLD = new StripeObjects("2022-11-15");
  private final BothBooks both = new BothBooks();

  @BeforeEach
  void begin() {
    both.empty();
    both.clock.set(NOON);
  }

  @AfterAll
  void close() {
    both.close();
  }

  private void tomorrow() {
    both.clock.advance(Duration.ofDays(1));
  }

  @Test
  void invoicePaidOutsideOfStripe_hasNoCharge() {
    ObjectNode invoice =
        OLD.invoice(MONEY, "sub_1", "subscription_cycle", NOON)
            .putNull("charge")
            .putNull("payment_intent")
            .put("paid_out_of_band", true)
            .put("amount_paid", 0);
    both.tellAndShelve("invoice.paid", invoice);
    tomorrow();
    assertThat(both.found()).isEmpty();
  }

  @Test
  void invoicePaidByCredit_isWorthNothing_andNoGap() {
    ObjectNode invoice =
        NEW.invoice(MONEY, "sub_1", "subscription_cycle", NOON)
            .put("amount_paid", 0)
            .put("amount_due", 0);
    both.tellAndShelve("invoice.paid", invoice);
    tomorrow();
    assertThat(both.found()).isEmpty();
  }

  @Test
  void invoiceOfTwoIntents_isTheSumOfBoth() {
    Money one = new Money("pi_1", "ch_1", "in_1", "cus_1", 6_000, "usd");
    Money other = new Money("pi_2", "ch_2", "in_1", "cus_1", 4_000, "usd");
    both.tellAndShelve("invoice.paid", NEW.invoice(MONEY, "sub_1", "subscription_cycle", NOON));
    both.tellAndShelve("invoice_payment.paid", NEW.invoicePayment("inpay_1", one, NOON));
    both.tellAndShelve("invoice_payment.paid", NEW.invoicePayment("inpay_2", other, NOON));
    both.shelve(NEW.intent(one, NOON), NEW.charge(one, NOON));
    both.shelve(NEW.intent(other, NOON), NEW.charge(other, NOON));
    tomorrow();
    assertThat(both.found()).isEmpty();
  }

  @Test
  void invoiceMadeLongBeforeItWasPaid_isOfTheDayItWasPaid() {
    Instant made = NOON.minus(Duration.ofDays(80));
    ObjectNode invoice = NEW.invoice(MONEY, "sub_1", "manual", made);
    invoice.withObject("/status_transitions").put("paid_at", NOON.getEpochSecond());
    both.tellAndShelve("invoice.paid", invoice);
    tomorrow();
    assertThat(both.found()).isEmpty();
  }

  @Test
  void unlinkedIntent_isOfTheInvoiceThatStripeLinks() {
    both.tellAndShelve("invoice.paid", NEW.invoice(MONEY, "sub_1", "subscription_cycle", NOON));
    both.tellAndShelve("payment_intent.succeeded", NEW.intent(MONEY, NOON));
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    both.shelve(NEW.invoicePayment("inpay_1", MONEY, NOON));
    tomorrow();
    assertThat(both.found()).isEmpty();
  }

  @Test
  void unlinkedIntentOfNoInvoice_isHeldBackWrongly() {
    both.tellAndShelve("invoice.paid", NEW.invoice(MONEY, "sub_1", "subscription_cycle", NOON));
    both.tellAndShelve("payment_intent.succeeded", NEW.intent(MONEY, NOON));
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    tomorrow();
    assertThat(both.found()).containsExactly("ch_1 different HELD_BACK");
  }

  @Test
  void creditNotePaidOutElsewhere_isNoRefundOfStripes() {
    both.tellAndShelve("invoice.paid", NEW.invoice(MONEY, "sub_1", "subscription_cycle", NOON));
    both.tell(
        "credit_note.created",
        NEW.creditNote("cn_1", MONEY, 500, NOON).put("out_of_band_amount", 500));
    tomorrow();
    assertThat(both.found()).isEmpty();
  }

  @Test
  void refundsThatOnlyTheirSumTold_areComparedChargeByCharge() {
    both.tellAndShelve("charge.succeeded", OLD.charge(MONEY, NOON));
    both.shelve(OLD.intent(MONEY, NOON), OLD.invoice(MONEY, "sub_1", "manual", NOON));
    both.tell("charge.refunded", OLD.charge(MONEY, NOON).put("amount_refunded", 300));
    both.clock.advance(Duration.ofHours(1));
    both.tell("charge.refunded", OLD.charge(MONEY, NOON).put("amount_refunded", 700));
    both.shelve(
        OLD.refund("re_1", MONEY, 300, NOON), OLD.refund("re_2", MONEY, 400, both.clock.instant()));
    both.tell("invoice.paid", OLD.invoice(MONEY, "sub_1", "manual", NOON));
    tomorrow();
    assertThat(both.found()).isEmpty();
    both.shelve(OLD.refund("re_3", MONEY, 50, both.clock.instant().minusSeconds(7_200)));
    assertThat(both.found()).containsExactly("re_3 missing");
  }

  @Test
  void failedRefundWhoseMessageCame_isNone_andWithoutItIsCounted() {
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    both.shelve(NEW.intent(MONEY, NOON));
    both.tell("refund.created", NEW.refund("re_1", MONEY, 300, NOON));
    ObjectNode failed = NEW.refund("re_1", MONEY, 300, NOON).put("status", "failed");
    both.shelve(failed);
    tomorrow();
    assertThat(both.found()).containsExactly("re_1 different COUNTED");
    both.tell("refund.failed", failed);
    assertThat(both.found()).isEmpty();
  }
}
