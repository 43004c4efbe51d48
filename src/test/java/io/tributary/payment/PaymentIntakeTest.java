package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.attribution.Attributor;
import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.storage.PageRequest;
import io.tributary.storage.PaymentFilter;
import io.tributary.storage.Tables;
import io.tributary.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Messages become books once, in whatever order and company they come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentIntakeTest {
  private static final String BOOKS =
      """
      SELECT payments.id, status, gross, net, session, payment_intent, payments.occurred_at,
        (SELECT string_agg(alias, ' ' ORDER BY alias) FROM aliases WHERE payment_id = payments.id)
          AS names,
        (SELECT string_agg(reference || event_id, ' ') FROM entries WHERE payment_id = payments.id)
          AS lines
      FROM payments ORDER BY payments.id
      """;
  private final TestDatabase database = TestDatabase.fresh();
  private final Tables tables = Tables.with(database.vault());

  @BeforeEach
  void empty() {
    database.execute(
        """
        DELETE FROM facts; DELETE FROM inbox; DELETE FROM aliases; DELETE FROM payments;
        DELETE FROM conversions; DELETE FROM waits; DELETE FROM former_payments
        """);
  }

  @AfterAll
  void close() {
    database.close();
  }

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
    assertThat(database.count("conversions")).isEqualTo(2);
    send("evt_3", "link payment_intent:pi_1 payment_intent:pi_2");
    settle();

    PaymentId surviving = PaymentId.of(AccountId.DEFAULT, Alias.session("cs_1"));
    PaymentId former = PaymentId.of(AccountId.DEFAULT, Alias.session("cs_2"));
    Payment joined = payments().getFirst();
    assertThat(payments()).hasSize(1);
    assertThat(joined.id()).isEqualTo(surviving);
    assertThat(joined.gross()).isEqualTo(Facts.dollars(5));
    assertThat(joined.entries()).hasSize(1);
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

  @Test
  void anyOrder_andFourWorkers_giveTheSerialBooks() {
    Random random = new Random(17);
    for (int history = 0; history < 30; history++) {
      List<String> scripts = scripts(random);
      empty();
      number(scripts).forEach((event, script) -> sendAndSettle(event, script));
      List<Map<String, @Nullable Object>> serial = rows(BOOKS);

      empty();
      List<Map.Entry<String, String>> shuffled = new ArrayList<>(number(scripts).entrySet());
      Collections.shuffle(shuffled, random);
      List<Runnable> tasks = new ArrayList<>();
      for (Map.Entry<String, String> message : shuffled) {
        tasks.add(() -> send(message.getKey(), message.getValue()));
      }
      tasks.addAll(Collections.nCopies(4, this::beatAWhile));
      Workers.together(tasks);
      settle();
      assertThat(rows(BOOKS)).as("history %d: %s", history, scripts).isEqualTo(serial);
    }
  }

  private void beatAWhile() {
    PaymentIntake intake = intake();
    for (int beat = 0; beat < 6; beat++) {
      intake.runOnce();
    }
  }

  private void sendAndSettle(String event, String script) {
    send(event, script);
    intake().runOnce();
  }

  private static Map<String, String> number(List<String> scripts) {
    Map<String, String> numbered = new LinkedHashMap<>();
    scripts.forEach(script -> numbered.put("evt_" + numbered.size(), script));
    return numbered;
  }

  private static List<String> scripts(Random random) {
    List<String> scripts = new ArrayList<>();
    for (int message = 0; message < 12; message++) {
      int one = random.nextInt(4);
      int other = random.nextInt(4);
      scripts.add(
          switch (random.nextInt(4)) {
            case 0 -> "paid cs_%d pi_%d 5".formatted(one, one);
            case 1 -> "pending cs_%d pi_%d 5".formatted(one, one);
            case 2 -> "link session:cs_%d charge:ch_%d".formatted(one, one);
            default -> "link payment_intent:pi_%d charge:ch_%d".formatted(one, other);
          });
    }
    return scripts;
  }

  private void send(String eventId, String script) {
    ScriptedMessages.send(database, tables, eventId, script);
  }

  private PaymentIntake intake() {
    return new PaymentIntake(database.database(), tables, ScriptedMessages::translate);
  }

  private Attributor attributor() {
    return new Attributor(database.database(), tables, Duration.ofDays(30));
  }

  private void settle() {
    Workers.race(List.of(intake()::runOnce));
    Workers.race(List.of(attributor()::runOnce));
  }

  private List<Map<String, @Nullable Object>> rows(String sql) {
    return database.rows(sql);
  }

  private List<Payment> payments() {
    return database
        .database()
        .inTransaction(
            open -> tables.payments().list(open, PaymentFilter.ALL, PageRequest.first(500)));
  }
}
