package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages become books once, in whatever company they come. */
final class PaymentIntakeTest extends ScriptedTest {
  @Test
  void theSameMessageFiftyTimesAtOnce_isOnePayment() {
    Workers.together(
        Collections.nCopies(
            50,
            () -> {
              send("evt_1", "paid cs_1 pi_1 5");
              intake().runOnce();
              attributor().runOnce();
            }));
    settle();
    assertThat(database.count("inbox")).isEqualTo(1);
    assertThat(database.count("payments")).isEqualTo(1);
    assertThat(database.count("entries")).isEqualTo(1);
    assertThat(database.count("conversions")).isEqualTo(1);
  }

  @Test
  void theSameSessionUnderTwoEventIds_isOnePayment() {
    send("evt_1", "paid cs_1 pi_1 5");
    send("evt_2", "paid cs_1 pi_1 5");
    settle();
    assertThat(payments()).singleElement().satisfies(one -> assertThat(one.entries()).hasSize(1));
    assertThat(database.count("conversions")).isEqualTo(1);
  }

  @Test
  void twoPayments_joinedByALaterFact_areOne() {
    send("evt_1", "paid cs_1 pi_1 5");
    send("evt_2", "paid cs_2 pi_2 5");
    settle();
    send("evt_3", "link payment_intent:pi_1 payment_intent:pi_2");
    settle();

    PaymentId surviving = PaymentId.of(AccountId.DEFAULT, Alias.session("cs_1"));
    PaymentId former = PaymentId.of(AccountId.DEFAULT, Alias.session("cs_2"));
    Payment joined = payments().getFirst();
    assertThat(payments()).hasSize(1);
    assertThat(joined.id()).isEqualTo(surviving);
    assertThat(joined.net()).isEqualTo(Facts.dollars(5));
    assertThat(database.rows("SELECT id, payment_id FROM former_payments"))
        .containsExactly(Map.of("id", former.value(), "payment_id", surviving.value()));
    assertThat(database.rows("SELECT payment_id FROM conversions"))
        .containsExactly(Map.of("payment_id", surviving.value()));
    assertThat(database.rows("SELECT DISTINCT payment_id FROM facts"))
        .containsExactly(Map.of("payment_id", surviving.value()));
  }

  @Test
  void aHigherNameThatComesLater_replacesTheId_alsoTwice() {
    send("evt_1", "paid  pi_1 5");
    settle();
    send("evt_2", "link invoice:in_1 payment_intent:pi_1");
    settle();
    send("evt_3", "pending cs_1 pi_1 5");
    settle();
    PaymentId now = PaymentId.of(AccountId.DEFAULT, Alias.session("cs_1"));
    assertThat(payments()).extracting(Payment::id).containsExactly(now);
    assertThat(payments().getFirst().status()).isEqualTo(Payment.Status.PAID);
    assertThat(database.rows("SELECT DISTINCT payment_id FROM former_payments"))
        .containsExactly(Map.of("payment_id", now.value()));
    assertThat(database.count("former_payments")).isEqualTo(2);
    assertThat(database.count("conversions")).isEqualTo(1);
  }

  @Test
  void aWaitOfAJoinedPayment_endsWithIt() {
    send("evt_1", "paid cs_1 pi_1 5");
    send("evt_2", "paid cs_2 pi_2 5");
    settle();
    database.execute(
        "INSERT INTO waits (click_id, payment_id) SELECT gen_random_uuid(), id FROM payments");
    send("evt_3", "link session:cs_1 session:cs_2");
    settle();
    assertThat(database.count("waits")).isZero();
  }

  @Test
  void poisonedMessages_areSetAside_theOthersAreEntered() {
    for (int number = 0; number < 20; number++) {
      send("evt_" + number, "paid cs_" + number + " pi_" + number + " 5");
    }
    send("evt_bug", "bug");
    send("evt_odd", "nonsense");
    send("evt_nul", "paid cs_\u0000 pi_nul 5");
    send("evt_last", "paid cs_last pi_last 5");
    settle();
    assertThat(database.count("payments")).isEqualTo(21);
    List<Map<String, @Nullable Object>> aside =
        rows("SELECT event_id, reason FROM inbox WHERE state = 'UNREADABLE'");
    assertThat(aside)
        .extracting(row -> row.get("event_id"))
        .containsExactlyInAnyOrder("evt_bug", "evt_odd", "evt_nul");
    assertThat(aside)
        .filteredOn(row -> "evt_odd".equals(row.get("event_id")))
        .allSatisfy(row -> assertThat(row).containsEntry("reason", "no such word: nonsense"));
    assertThat(database.rows("SELECT id FROM inbox WHERE state = 'NEW'")).isEmpty();
  }

  @Test
  void aBatchWhosePaymentsHaveMoreNames_isRepeatedWithALargerLock() {
    for (int chain = 0; chain < 10; chain++) {
      send("evt_" + chain, "link session:cs_%d payment_intent:pi_%d".formatted(chain, chain));
      settle();
    }
    for (int chain = 0; chain < 9; chain++) {
      send("evt_l" + chain, "link payment_intent:pi_%d session:cs_%d".formatted(chain, chain + 1));
    }
    send("evt_paid", "paid cs_9  5");
    settle();
    PaymentId lowest = PaymentId.of(AccountId.DEFAULT, Alias.session("cs_0"));
    assertThat(payments()).extracting(Payment::id).containsExactly(lowest);
  }
}
