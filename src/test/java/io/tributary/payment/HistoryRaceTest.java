package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Payment;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.stripe.EventTranslator;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.StripeHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Whole histories through PostgreSQL: four workers at once make the books that one makes. */
final class HistoryRaceTest extends ScriptedTest {
  private static final int HISTORIES = 30;
  private static final int MESSAGES = 200;
  private static final String BOOKS =
      """
      SELECT p.id, p.purpose, p.status, p.currency, p.amount, p.gross, p.refunded, p.disputed, p.net,
        p.occurred_at, p.session, p.invoice, p.payment_intent, p.charge, p.subscription, p.customer,
        p.is_unlinked, p.paid_before,
        (SELECT string_agg(concat_ws(' ', e.kind, e.reference, e.amount, e.occurred_at, e.event_id),
          '; ' ORDER BY e.kind, e.reference) FROM entries e WHERE e.payment_id = p.id) AS entries,
        c.event, c.status AS conversion, c.value, c.current_value, c.match_reason
      FROM payments p LEFT JOIN conversions c ON c.payment_id = p.id ORDER BY p.id
      """;

  @Test
  void fourWorkers_anyOrder_andRepetition_makeTheBooksOfOne() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<ObjectNode> history = StripeHistory.of(seed, MESSAGES);
      List<Incoming> messages = messages(history);
      empty();
      store(messages);
      race(1);
      List<Map<String, @Nullable Object>> serial = rows(BOOKS);
      empty();
      storeAndRace(messages, new Random(seed));
      assertThat(rows(BOOKS)).as("seed %d", seed).isEqualTo(serial).hasSizeGreaterThan(20);
      assertThat(payments().stream().map(HistoryRaceTest::line))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(
              PureBooks.of(PureBooks.messages(history)).stream()
                  .map(HistoryRaceTest::line)
                  .toList());
    }
  }

  private static String line(Payment payment) {
    return String.join(
        " ", payment.id().toString(), payment.net().toString(), payment.place().toString());
  }

  /** Part of the messages comes while the workers are busy with the others. */
  private void storeAndRace(List<Incoming> messages, Random random) {
    List<Incoming> mixed = new ArrayList<>(messages);
    mixed.addAll(messages.subList(0, messages.size() / 4));
    Collections.shuffle(mixed, random);
    int half = mixed.size() / 2;
    store(mixed.subList(0, half));
    Workers.together(
        List.of(() -> race(2), () -> store(mixed.subList(half, mixed.size())), () -> race(2)));
    race(4);
  }

  private void race(int workers) {
    Workers.race(Collections.nCopies(workers, this::intakeBeat));
    Workers.race(Collections.nCopies(workers, attributor()::runOnce));
  }

  private int intakeBeat() {
    return new PaymentIntake(database.database(), tables, EventTranslator::translate).runOnce();
  }

  private void store(List<Incoming> messages) {
    database.database().useTransaction(transaction -> tables.inbox().insert(transaction, messages));
  }

  private static List<Incoming> messages(List<ObjectNode> events) {
    List<Incoming> messages = new ArrayList<>();
    for (ObjectNode event : events) {
      messages.add(
          new Incoming(
              AccountId.DEFAULT,
              event.path("id").stringValue(),
              event.path("type").stringValue(),
              Instant.ofEpochSecond(event.path("created").longValue()),
              false,
              StripeEvents.bytes(event)));
    }
    return messages;
  }
}
