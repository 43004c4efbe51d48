package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Payment;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.StripeReturns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object that was fetched becomes a message for each state it was found in. */
final class ObjectImportTest {
  private static final StripeObjects OBJECTS = new StripeObjects("2026-07-29.dahlia");
  private static final Money MONEY = new Money("pi_1", "ch_1", "", "", 2000, "usd");
  private final BesideStripe beside = new BesideStripe();
  private final Instant noon = beside.clock.instant();
  private final ObjectImport imports =
      new ObjectImport(beside.database.database(), beside.tables.inbox(), beside.clock);

  @AfterEach
  void close() {
    beside.close();
  }

  @Test
  void theSameState_isOneMessage_whateverElseChanges() {
    assertThat(store(charge(0))).isEqualTo(1);
    assertThat(store(charge(0))).isZero();
    assertThat(store(charge(0).put("receipt_url", "https://pay.stripe.com/other"))).isZero();
    assertThat(store(charge(0), charge(0))).isZero();
    assertThat(beside.database.rows("SELECT type, test FROM inbox"))
        .containsExactly(Map.of("type", "import.charge", "test", false));
  }

  @Test
  void aStateThatComesBack_isANewMessage_andCounts() {
    for (long refunded : List.of(0, 500, 0, 500)) {
      assertThat(store(charge(refunded))).isEqualTo(1);
      beside.read();
      assertThat(payment().refunded().minorUnits()).isEqualTo(refunded);
      beside.clock.advance(Duration.ofDays(1));
    }
    assertThat(beside.imported()).isEqualTo(4);
  }

  @Test
  void delayedPayments_areWhatTheirIntentSays() {
    ObjectNode session =
        OBJECTS
            .session("cs_1", noon, "payment")
            .put("payment_status", "unpaid")
            .put("payment_intent", "pi_1")
            .put("amount_total", 2000)
            .put("currency", "usd");
    store(session);
    beside.read();
    assertThat(payment().status()).isEqualTo(Payment.Status.PENDING);
    beside.clock.advance(Duration.ofSeconds(1));
    store(OBJECTS.failedIntent(MONEY, noon));
    beside.read();
    assertThat(payment().status()).isEqualTo(Payment.Status.FAILED);
    beside.clock.advance(Duration.ofSeconds(1));
    store(OBJECTS.intent(MONEY, noon));
    beside.read();
    assertThat(payment().status()).isEqualTo(Payment.Status.PAID);
  }

  @Test
  void amountsThatNoNumberHolds_areStoredAsUnreadable() {
    ObjectNode invoice = OBJECTS.invoice(MONEY, "", "manual", noon);
    invoice.put("id", "in_1").remove("tax");
    invoice.putArray("total_taxes").addObject().put("amount", Long.MAX_VALUE);
    invoice.withArray("total_taxes").addObject().put("amount", Long.MAX_VALUE);
    assertThat(store(invoice)).isEqualTo(1);
    assertThat(store(invoice)).isZero();
  }

  @Test
  void aFailedTry_isNoPaymentOfItsOwn() {
    store(OBJECTS.failedIntent(MONEY, noon));
    beside.read();
    assertThat(beside.payments()).isEmpty();
  }

  @Test
  void anInquiryMovesNothing_aDisputeWhatItLists() {
    store(charge(0), OBJECTS.dispute("dp_1", MONEY, "warning_needs_response", noon));
    beside.read();
    assertThat(payment().disputed().minorUnits()).isZero();
    beside.clock.advance(Duration.ofDays(1));
    store(StripeReturns.moved(OBJECTS.dispute("dp_1", MONEY, "lost", noon), -2000, noon));
    beside.read();
    assertThat(payment().disputed().minorUnits()).isEqualTo(2000);
  }

  @Test
  void aRefundThatFailedMeanwhile_isTakenBack() {
    ObjectNode refund = OBJECTS.refund("re_1", MONEY, 500, noon).put("status", "pending");
    store(charge(500), refund);
    beside.read();
    assertThat(payment().refunded().minorUnits()).isEqualTo(500);
    beside.clock.advance(Duration.ofDays(1));
    store(refund.put("status", "failed"));
    beside.read();
    assertThat(payment().refunded().minorUnits()).isZero();
  }

  @Test
  void whatCantBeRead_isKeptOnce_withItsReason() {
    ObjectNode broken = OBJECTS.refund("re_1", MONEY, 500, noon).put("amount", "much");
    assertThat(store(broken)).isEqualTo(1);
    assertThat(store(broken)).isZero();
    beside.read();
    assertThat(beside.database.rows("SELECT state FROM inbox"))
        .containsExactly(Map.of("state", "UNREADABLE"));
  }

  @Test
  void aTestKeyTellsTestData_whereTheObjectDoesNot() {
    ObjectNode refund = OBJECTS.refund("re_1", MONEY, 500, noon);
    refund.remove("livemode");
    imports.store(BesideStripe.keyed("rk_test_1"), List.of(refund));
    assertThat(beside.database.rows("SELECT test FROM inbox"))
        .containsExactly(Map.of("test", true));
  }

  private int store(JsonNode... objects) {
    return imports.store(AccountId.DEFAULT, List.of(objects));
  }

  private Payment payment() {
    assertThat(beside.payments()).hasSize(1);
    return beside.payments().getFirst();
  }

  private ObjectNode charge(long refunded) {
    return OBJECTS.charge(MONEY, noon).put("amount_refunded", refunded);
  }
}
