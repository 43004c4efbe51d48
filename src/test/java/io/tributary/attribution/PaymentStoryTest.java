package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.Payment;
import io.tributary.model.StandardEvent;
import io.tributary.model.UnmatchedReason;
import io.tributary.testing.StripeEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of payments that are late, free, live, or carry no click. */
final class PaymentStoryTest extends PathTest {
  @Test
  void aLivePayment_isNotATest() {
    ObjectNode event =
        StripeEvents.live(StripeEvents.completed("live", house.clock.instant(), session -> {}));
    house.webhook(event);
    house.settle();
    assertThat(onlyConversion().test()).isFalse();
    assertThat(house.payments().getFirst().test()).isFalse();
  }

  @Test
  void everyWayToLoseAClick_hasItsOwnReason() {
    assertReason(
        "none", session -> session.putNull("client_reference_id"), UnmatchedReason.NO_CLICK_ID);
    assertReason(
        "placeholder",
        session -> session.put("client_reference_id", "--CLICK-ID--"),
        UnmatchedReason.PLACEHOLDER_NOT_REPLACED);
    assertReason(
        "foreign",
        session -> session.put("client_reference_id", "buyer@example.com"),
        UnmatchedReason.NOT_A_CLICK_ID);
    assertReason(
        "unreported",
        session -> session.put("client_reference_id", "01JD0000000000000000000000"),
        UnmatchedReason.CLICK_NOT_REPORTED);
  }

  @Test
  void unpaidThenSucceeded_isOneConversion_datedByTheEventThatPays() {
    Instant ordered = house.clock.instant();
    pay("debit", session -> session.put("payment_status", "unpaid"));
    house.settle();
    assertThat(onlyConversion().status()).isEqualTo(Conversion.Status.PENDING);
    assertThat(onlyConversion().current().minorUnits()).isZero();
    house.clock.advance(Duration.ofDays(3));
    ObjectNode paid =
        StripeEvents.completed("debit", house.clock.instant(), session -> {})
            .put("id", "evt_debit_paid")
            .put("type", "checkout.session.async_payment_succeeded");
    StripeEvents.session(paid).put("created", ordered.minusSeconds(60).getEpochSecond());
    house.webhook(paid);
    house.settle();

    assertThat(onlyConversion().status()).isEqualTo(Conversion.Status.CONFIRMED);
    assertThat(onlyConversion().occurredAt()).isEqualTo(house.clock.instant());
    assertThat(house.payments()).hasSize(1);
  }

  @Test
  void unpaidThenFailed_isOneFailedConversion_withoutMoney() {
    pay("void", session -> session.put("payment_status", "unpaid"));
    house.webhook(
        StripeEvents.completed(
                "void", house.clock.instant(), session -> session.put("payment_status", "unpaid"))
            .put("id", "evt_void_failed")
            .put("type", "checkout.session.async_payment_failed"));
    house.settle();
    Payment payment = house.payments().getFirst();
    assertThat(payment.status()).isEqualTo(Payment.Status.FAILED);
    assertThat(payment.entries()).isEmpty();
    assertThat(onlyConversion().status()).isEqualTo(Conversion.Status.FAILED);
  }

  @Test
  void noPaymentRequired_isTrialOrFreeOrderOrNothing() {
    pay("trial", session -> free(session).put("mode", "subscription").put("subscription", "sub_1"));
    house.settle();
    assertThat(onlyConversion().event()).isEqualTo(StandardEvent.START_TRIAL);
    assertThat(onlyConversion().status()).isEqualTo(Conversion.Status.FREE);

    house.clock.advance(Duration.ofMinutes(1));
    pay("coupon", TestSessions::free);
    house.settle();
    assertThat(house.conversions()).hasSize(2);
    assertThat(house.conversions().getFirst().event()).isEqualTo(StandardEvent.PURCHASE);
    assertThat(house.conversions().getFirst().value().minorUnits()).isZero();
    assertThat(house.payments().getFirst().status()).isEqualTo(Payment.Status.FREE);

    pay("setup", session -> free(session).put("mode", "setup").putNull("currency"));
    house.settle();
    assertThat(house.conversions()).hasSize(2);
  }

  @Test
  void aNegativeAmount_isNoMoney_andItsMessageIsKept() {
    pay("minus", session -> session.put("amount_total", -5));
    house.settle();
    assertThat(house.payments()).isEmpty();
    assertThat(house.database.rows("SELECT state FROM inbox").getFirst())
        .containsEntry("state", "UNREADABLE");
  }

  @Test
  void aBotThatPays_wasAPerson() {
    ClickId click = ClickId.parse("01JD000000000000000000000C").orElseThrow();
    house.collect(
        arrival(click, "01JD00000000000000000000V9", "https://shop.example/?gclid=1"),
        Map.of("User-Agent", "curl/8"));
    house.settle();
    assertThat(house.database.rows("SELECT is_bot FROM clicks").getFirst())
        .containsEntry("is_bot", true);
    pay("human", session -> session.put("client_reference_id", click.toString()));
    house.settle();
    assertThat(house.database.rows("SELECT is_bot FROM clicks").getFirst())
        .containsEntry("is_bot", false);
    assertThat(onlyConversion().credited().orElseThrow().id()).isEqualTo(click);
  }

  private void assertReason(String name, Consumer<ObjectNode> change, UnmatchedReason reason) {
    pay(name, change);
    house.settle();
    assertThat(house.conversions())
        .filteredOn(conversion -> isOf(conversion, "cs_" + name))
        .singleElement()
        .satisfies(
            conversion ->
                assertThat(((Match.Unmatched) conversion.match()).reason()).isEqualTo(reason));
  }

  private boolean isOf(Conversion conversion, String session) {
    return house.payments().stream()
        .filter(payment -> payment.id().equals(conversion.payment()))
        .anyMatch(payment -> payment.stripe().session().equals(Optional.of(session)));
  }
}
