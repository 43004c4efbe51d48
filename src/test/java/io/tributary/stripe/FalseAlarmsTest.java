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

/** What looks like a gap and is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FalseAlarmsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Money MONEY = new Money("pi_1", "ch_1", "in_1", "cus_1", 10_000, "usd");
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

  private void later(Duration time) {
    both.clock.advance(time);
  }

  private static ObjectNode session(String status) {
    return NEW.session("cs_1", NOON.minusSeconds(90), "payment")
        .put("payment_status", status)
        .put("payment_intent", "pi_1")
        .put("amount_total", 10_000)
        .put("currency", "usd");
  }

  @Test
  void chargeThatOnlyItsSessionTold_isKnownByItsIntent() {
    both.tellAndShelve("checkout.session.completed", session("paid"));
    both.shelve(NEW.intent(MONEY, NOON), NEW.charge(MONEY, NOON));
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void renewalThatOnlyItsInvoiceTold_isKnownByStripesLink() {
    both.tellAndShelve("invoice.paid", NEW.invoice(MONEY, "sub_1", "subscription_cycle", NOON));
    both.shelve(
        NEW.intent(MONEY, NOON),
        NEW.charge(MONEY, NOON),
        NEW.invoicePayment("inpay_1", MONEY, NOON));
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void moneyOfTheLastMinutes_isUnderWay_andMissedOnlyLater() {
    later(Duration.ofDays(1));
    both.shelve(NEW.charge(MONEY, both.clock.instant().minusSeconds(300)));
    assertThat(both.found()).isEmpty();
    later(Duration.ofMinutes(20));
    assertThat(both.found()).containsExactly("ch_1 missing");
  }

  @Test
  void delayedMoneyThatCameJustNow_isUnderWay_andMissedOnlyLater() {
    both.tell("checkout.session.completed", session("unpaid"));
    both.shelve(session("paid"), NEW.intent(MONEY, NOON));
    later(Duration.ofDays(4));
    ObjectNode charge = NEW.charge(MONEY, NOON);
    charge
        .putObject("balance_transaction")
        .put("id", "txn_1")
        .put("created", both.clock.instant().minusSeconds(60).getEpochSecond());
    both.shelve(charge);
    assertThat(both.found()).isEmpty();
    later(Duration.ofMinutes(20));
    assertThat(both.found())
        .containsExactly(
            "ch_1 different NOT_COUNTED",
            "cs_1 different NOT_COUNTED",
            "pi_1 different NOT_COUNTED");
  }

  @Test
  void delayedMoneyThatIsAwaited_orWillNotCome_isNone() {
    both.tellAndShelve("checkout.session.completed", session("unpaid"));
    both.shelve(
        NEW.intent(MONEY, NOON).put("status", "processing").put("amount_received", 0),
        NEW.charge(MONEY, NOON).put("status", "pending").put("paid", false));
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
    both.tell("checkout.session.async_payment_failed", session("unpaid"));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void authorisedMoney_isNotCaptured_andNoGap() {
    both.shelve(
        NEW.intent(MONEY, NOON).put("status", "requires_capture").put("amount_received", 0),
        NEW.charge(MONEY, NOON).put("captured", false).put("amount_captured", 0));
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void partOfAnAuthorisation_isComparedWithWhatTheSessionTold() {
    ObjectNode intent = NEW.intent(MONEY, NOON).put("amount_received", 6_000);
    ObjectNode charge = NEW.charge(MONEY, NOON).put("amount_captured", 6_000);
    both.tellAndShelve("checkout.session.completed", session("paid"));
    both.tellAndShelve("payment_intent.succeeded", intent);
    both.tellAndShelve("charge.captured", charge);
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void inquiry_movesNoMoney() {
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    both.shelve(NEW.intent(MONEY, NOON));
    both.tellAndShelve(
        "charge.dispute.created", NEW.dispute("dp_1", MONEY, "warning_needs_response", NOON));
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void disputeInTheCurrencyOfSettlement_isTheDisputesAmount() {
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    both.shelve(NEW.intent(MONEY, NOON));
    ObjectNode dispute = NEW.dispute("dp_1", MONEY, "lost", NOON);
    dispute
        .putArray("balance_transactions")
        .addObject()
        .put("id", "txn_1")
        .put("amount", -9_211)
        .put("currency", "eur")
        .put("created", NOON.getEpochSecond());
    both.tellAndShelve("charge.dispute.funds_withdrawn", dispute);
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void adaptivePricingOfOld_hasTheSessionInTheBuyersCurrency() {
    StripeObjects old = new StripeObjects("2022-11-15");
    ObjectNode session =
        old.session("cs_1", NOON, "payment")
            .put("payment_status", "paid")
            .put("payment_intent", "pi_1")
            .put("amount_total", 9_300)
            .put("currency", "eur");
    session
        .putObject("currency_conversion")
        .put("amount_total", 10_000)
        .put("amount_subtotal", 10_000)
        .put("fx_rate", "0.93")
        .put("source_currency", "usd");
    both.tellAndShelve("checkout.session.completed", session);
    both.shelve(old.intent(MONEY, NOON).putNull("invoice"), old.charge(MONEY, NOON));
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void freeCheckout_countsWithNothing() {
    ObjectNode free =
        session("no_payment_required").put("amount_total", 0).putNull("payment_intent");
    both.tellAndShelve("checkout.session.completed", free);
    both.shelve(NEW.session("cs_setup", NOON, "setup").putNull("amount_total"));
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
  }
}
