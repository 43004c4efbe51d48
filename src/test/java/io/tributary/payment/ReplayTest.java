package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.attribution.Attributor;
import io.tributary.model.Fact;
import io.tributary.model.Telling;
import io.tributary.storage.BooksComparison;
import io.tributary.storage.BooksComparison.Difference;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import io.tributary.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A replay finds the same books, and says what it had to change. */
class ReplayTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final Tables tables = Tables.with(database.vault());
  private final Attributor attributor =
      new Attributor(database.database(), tables, Duration.ofDays(30));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void sameMessages_giveTheSameBooks() {
    keepBooks();
    assertThat(replay(ScriptedMessages::translate)).isEmpty();
    assertThat(replay(ScriptedMessages::translate)).isEmpty();
    assertThat(database.count("payments")).isEqualTo(4);
    assertThat(database.count("conversions")).isEqualTo(4);
  }

  @Test
  void workersGoOnAfterAReplay() {
    keepBooks();
    replay(ScriptedMessages::translate);
    send("evt_more", "paid cs_more pi_more 7");
    settle();
    assertThat(database.count("conversions")).isEqualTo(5);
    assertThat(replay(ScriptedMessages::translate)).isEmpty();
  }

  @Test
  void whatALaterVersionUnderstands_showsUpAsNew() {
    keepBooks();
    send("evt_later", "ignored");
    settle();
    List<Difference> differences = replay(ReplayTest::laterVersion);
    assertThat(differences)
        .extracting(Difference::books)
        .containsExactlyInAnyOrder("payments", "entries", "conversions");
    assertThat(differences).allMatch(one -> one.isAfter() && !one.isBefore());
    assertThat(database.rows("SELECT state FROM inbox WHERE event_id = 'evt_later'"))
        .containsExactly(Map.of("state", "READ"));
    assertThat(replay(ReplayTest::laterVersion)).isEmpty();
  }

  @Test
  void whatIsNoLongerUnderstood_showsUpAsGone() {
    keepBooks();
    List<Difference> differences =
        replay(
            message ->
                message.content().eventId().equals("evt_1")
                    ? List.of(new Fact.Ignored(Facts.told(1, 0), "not any more"))
                    : ScriptedMessages.translate(message));
    assertThat(differences)
        .extracting(Difference::books)
        .containsExactlyInAnyOrder("payments", "entries", "conversions");
    assertThat(differences).allMatch(one -> one.isBefore() && !one.isAfter());
  }

  @Test
  void tamperedRows_areShown_andMended() {
    keepBooks();
    database.execute("UPDATE payments SET gross = 1, net = 1 WHERE session = 'cs_1'");
    database.execute("DELETE FROM entries WHERE reference = 'cs_2'");
    database.execute(
        "DELETE FROM conversions WHERE payment_id IN (SELECT id FROM payments LIMIT 1)");
    List<Difference> differences = replay(ScriptedMessages::translate);
    assertThat(differences)
        .extracting(Difference::books)
        .containsExactlyInAnyOrder("payments", "entries", "conversions");
    assertThat(differences)
        .filteredOn(one -> one.books().equals("payments"))
        .allMatch(one -> one.isBefore() && one.isAfter());
    assertThat(replay(ScriptedMessages::translate)).isEmpty();
    assertThat(database.rows("SELECT gross FROM payments WHERE session = 'cs_1'"))
        .containsExactly(Map.of("gross", 500L));
  }

  @Test
  void anAdditionalRow_isShown_andRemoved() {
    keepBooks();
    database.execute(
        """
        INSERT INTO entries SELECT payment_id, 'REFUND', 're_1', -1, currency, occurred_at, 'evt',
          account_id, test
        FROM entries LIMIT 1
        """);
    assertThat(replay(ScriptedMessages::translate))
        .singleElement()
        .satisfies(one -> assertThat(one.books()).isEqualTo("entries"));
    assertThat(replay(ScriptedMessages::translate)).isEmpty();
  }

  @Test
  void poisonedMessages_stopNoReplay() {
    keepBooks();
    send("evt_bug", "bug");
    send("evt_nul", "paid cs_\u0000 pi_nul 5");
    settle();
    assertThat(replay(ScriptedMessages::translate)).isEmpty();
    assertThat(database.rows("SELECT id FROM inbox WHERE state = 'UNREADABLE'")).hasSize(2);
  }

  @Test
  void newMessages_areTakenInByTheReplay() {
    keepBooks();
    send("evt_new", "paid cs_new pi_new 3");
    assertThat(replay(ScriptedMessages::translate)).hasSize(3);
    assertThat(intake().runOnce()).isZero();
    assertThat(replay(ScriptedMessages::translate)).isEmpty();
  }

  @Test
  void workersDoNothing_whileAReplayRuns() {
    send("evt_1", "paid cs_1 pi_1 5");
    database
        .database()
        .useTransaction(
            replay -> {
              ReplayLock.take(replay);
              Workers.together(
                  List.of(
                      () -> assertThat(intake().runOnce()).isZero(),
                      () -> assertThat(attributor.runOnce()).isZero()));
            });
    assertThat(database.count("payments")).isZero();
    settle();
    assertThat(database.count("conversions")).isEqualTo(1);
  }

  /** Two plain payments, a joined one, and one whose id was replaced. */
  private void keepBooks() {
    send("evt_1", "paid cs_1 pi_1 5");
    send("evt_2", "paid cs_2 pi_2 6");
    send("evt_3", "pending cs_3 pi_3 7");
    send("evt_4", "paid  pi_4 8");
    send("evt_5", "pending cs_5 pi_5 7");
    settle();
    send("evt_6", "link session:cs_4 payment_intent:pi_4");
    send("evt_7", "link session:cs_3 session:cs_5");
    settle();
  }

  private static List<Fact> laterVersion(Message message) {
    return message.content().eventId().equals("evt_later")
        ? List.of(
            Facts.paid(
                new Telling(message.id(), "evt_later", "scripted", Facts.NOON, true),
                9,
                Facts.session("cs_later", "", "")))
        : ScriptedMessages.translate(message);
  }

  private List<Difference> replay(Translator translator) {
    return database.database().inTransaction(open -> replay(open, translator));
  }

  private List<Difference> replay(Transaction open, Translator translator) {
    ReplayLock.take(open);
    BooksComparison.remember(open);
    new Refold(tables, translator).run(open);
    attributor.attributeAll(open);
    return BooksComparison.compare(open);
  }

  private void send(String eventId, String script) {
    ScriptedMessages.send(database, tables, eventId, script);
  }

  private PaymentIntake intake() {
    return new PaymentIntake(database.database(), tables, ScriptedMessages::translate);
  }

  private void settle() {
    Workers.race(List.of(intake()::runOnce));
    Workers.race(List.of(attributor::runOnce));
  }
}
