package io.tributary.stripe;

import static io.tributary.stripe.BothBooks.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Comparison;
import io.tributary.model.DayFigures;
import io.tributary.model.StripeKind;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/** Several charges that are one payment of ours: each is money, and held against what it counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeveralPaymentsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Money WHOLE = money(1, 10_000);
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

  private static Money money(int number, long amount) {
    return new Money("pi_" + number, "ch_" + number, "in_1", "cus_1", amount, "usd");
  }

  private void linked(Money money) {
    both.tellAndShelve(
        "invoice_payment.paid",
        NEW.invoicePayment("inpay_" + money.intent(), money, both.clock.instant()));
  }

  private void shelve(Money money) {
    both.shelve(NEW.intent(money, both.clock.instant()), NEW.charge(money, both.clock.instant()));
  }

  /** What Stripe's charges hold and ours don't, once a day has passed. */
  private long gapOfCharges() {
    both.clock.advance(Duration.ofDays(1));
    Comparison done = both.compareMonth();
    return both.days(done).stream()
        .filter(day -> day.kind() == StripeKind.CHARGE)
        .map(DayFigures::gap)
        .mapToLong(gap -> gap.minorUnits())
        .sum();
  }

  private void paidInvoice() {
    both.tellAndShelve("invoice.paid", NEW.invoice(WHOLE, "sub_1", "subscription_cycle", NOON));
  }

  @Test
  void invoicePaidTwice_isFound_byWhatItsSecondChargeTook() {
    paidInvoice();
    for (Money each : new Money[] {WHOLE, money(2, 10_000)}) {
      linked(each);
      shelve(each);
      both.clock.advance(Duration.ofMinutes(10));
    }
    assertThat(gapOfCharges()).isEqualTo(10_000);
    assertThat(both.found()).containsExactly("ch_1 different BEYOND_INVOICE");
  }

  @Test
  void secondPaymentThatOnlyStripeLinks_isFound() {
    paidInvoice();
    linked(WHOLE);
    shelve(WHOLE);
    both.clock.advance(Duration.ofMinutes(10));
    Money second = money(2, 3_000);
    shelve(second);
    both.shelve(NEW.invoicePayment("inpay_2", second, NOON));
    assertThat(gapOfCharges()).isEqualTo(3_000);
    assertThat(both.found()).hasSize(1);
  }

  @Test
  void invoiceThatWasOverpaid_isFound() {
    paidInvoice();
    Money more = money(1, 12_500);
    linked(more);
    both.tellAndShelve("payment_intent.succeeded", NEW.intent(more, NOON));
    both.tellAndShelve("charge.succeeded", NEW.charge(more, NOON));
    assertThat(gapOfCharges()).isEqualTo(2_500);
    assertThat(both.found()).containsExactly("ch_1 different BEYOND_INVOICE");
  }

  @Test
  void partOfAnInvoice_thatNoMessageTold_isFound_beforeTheInvoiceIsPaid() {
    Money first = money(1, 6_000);
    Money second = money(2, 4_000);
    linked(first);
    both.tellAndShelve("charge.succeeded", NEW.charge(first, NOON));
    both.shelve(NEW.intent(first, NOON));
    linked(second);
    shelve(second);
    both.shelve(NEW.invoice(WHOLE, "sub_1", "manual", NOON).put("status", "open"));
    assertThat(gapOfCharges()).isEqualTo(4_000);
    assertThat(both.found())
        .containsExactly("ch_2 different NOT_COUNTED", "pi_2 different NOT_COUNTED");
  }

  @Test
  void partsThatAddUpToTheirInvoice_areNone_inWhateverOrder() {
    paidInvoice();
    for (Money each : new Money[] {money(1, 6_000), money(2, 3_000), money(3, 1_000)}) {
      linked(each);
      shelve(each);
      both.tell("charge.succeeded", NEW.charge(each, both.clock.instant()));
      both.clock.advance(Duration.ofDays(1));
    }
    assertThat(gapOfCharges()).isZero();
    assertThat(both.found()).isEmpty();
  }

  @Test
  void twoSessionsOfOneInvoice_ofWhichOneCounts_areFoundByTheMoneyOfTheOther() {
    session("cs_1", money(1, 6_000));
    session("cs_2", money(2, 4_000));
    assertThat(both.database.count("payments")).isEqualTo(1);
    assertThat(gapOfCharges()).isEqualTo(4_000);
    assertThat(both.found()).isNotEmpty();
  }

  private void session(String id, Money money) {
    ObjectNode session =
        NEW.session(id, NOON.minusSeconds(90), "payment")
            .put("payment_status", "paid")
            .put("payment_intent", money.intent())
            .put("invoice", "in_1")
            .put("amount_total", money.amount())
            .put("currency", "usd");
    both.tellAndShelve("checkout.session.completed", session);
    shelve(money);
    both.clock.advance(Duration.ofMinutes(10));
  }

  @Test
  void chargeThatStripeDoesNotKnow_isExtraByItsOwnAmount() {
    paidInvoice();
    Money first = money(1, 6_000);
    Money second = money(2, 4_000);
    for (Money each : new Money[] {first, second}) {
      linked(each);
      both.tell("charge.succeeded", NEW.charge(each, NOON));
    }
    shelve(first);
    both.shelve(NEW.intent(second, NOON));
    assertThat(gapOfCharges()).isEqualTo(-4_000);
    assertThat(both.found()).containsExactly("ch_2 extra");
  }

  @Test
  void disputeInAnotherCurrency_isDifferent_alsoWhereStripeListsNoMovement() {
    Money alone = new Money("pi_1", "ch_1", "", "cus_1", 10_000, "usd");
    both.tellAndShelve("charge.succeeded", NEW.charge(alone, NOON));
    both.shelve(NEW.intent(alone, NOON));
    ObjectNode dispute = NEW.dispute("dp_1", alone, "lost", NOON).put("currency", "eur");
    both.tellAndShelve("charge.dispute.funds_withdrawn", dispute);
    both.clock.advance(Duration.ofDays(1));
    assertThat(both.found()).containsExactly("dp_1 different CURRENCY");
    both.shelve(NEW.dispute("dp_1", alone, "won", NOON).put("currency", "eur"));
    assertThat(both.found()).containsExactly("dp_1 different CURRENCY");
    both.shelve(NEW.dispute("dp_1", alone, "warning_closed", NOON).put("currency", "eur"));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void idThatStripeTellsInAnotherCurrencyThanWe_isShown_andStopsNothing() {
    Money alone = new Money("pi_1", "ch_1", "", "cus_1", 10_000, "usd");
    both.tellAndShelve("charge.succeeded", NEW.charge(alone, NOON));
    both.shelve(NEW.intent(alone, NOON));
    both.tell("refund.created", NEW.refund("re_1", alone, 300, NOON));
    both.shelve(NEW.refund("re_1", alone, 300, NOON).put("currency", "eur"));
    both.clock.advance(Duration.ofDays(1));
    assertThat(both.found()).containsExactly("re_1 different CURRENCY");
  }

  @Test
  void paymentOfTheVerySecondAtWhichAComparisonEnds_isNotInvented() {
    Money alone = new Money("pi_1", "ch_1", "", "cus_1", 10_000, "usd");
    both.tellAndShelve("charge.succeeded", NEW.charge(alone, NOON));
    both.shelve(NEW.intent(alone, NOON));
    both.clock.set(NOON.plus(Rhythm.nightly().margin()).plusMillis(700));
    assertThat(both.found()).isEmpty();
  }
}
