package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.stripe.EventTranslator;
import io.tributary.stripe.KeyedAccount;
import io.tributary.stripe.Reconciliation;
import io.tributary.stripe.StripeApis;
import io.tributary.testing.SettableClock;
import io.tributary.testing.StripeHistory;
import io.tributary.testing.StripePast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever messages never came: after a reconciliation the books are those of all messages. Within
 * 30 days to the byte; of older payments in states and sums, for Stripe forgets the events.
 */
final class HealingTest extends ScriptedTest {
  private static final int CASES = 15;
  private static final int MESSAGES = 60;
  private static final KeyedAccount ACCOUNT =
      new KeyedAccount(AccountId.DEFAULT, new Secret(StripeApiStandIn.KEY), Optional.empty());
  private static final String BOOKS =
      """
      SELECT p.id, p.purpose, p.status, p.currency, p.amount, p.gross, p.refunded, p.disputed, p.net,
        p.occurred_at, p.test, p.session, p.invoice, p.payment_intent, p.charge, p.subscription,
        p.customer, p.is_unlinked, p.paid_before,
        (SELECT string_agg(concat_ws(' ', e.kind, e.reference, e.amount, e.occurred_at, e.event_id),
          '; ' ORDER BY e.kind, e.reference) FROM entries e WHERE e.payment_id = p.id) AS entries,
        c.event, c.status AS conversion, c.value, c.current_value, c.match_reason
      FROM payments p LEFT JOIN conversions c ON c.payment_id = p.id ORDER BY p.id
      """;
  private static final String STATES =
      """
      SELECT p.id, p.purpose, p.status, p.currency, p.amount, p.gross, p.refunded, p.disputed, p.net,
        p.test, p.session, p.invoice, p.payment_intent, p.charge, p.subscription, p.customer,
        p.is_unlinked, c.event, c.status AS conversion, c.value, c.current_value
      FROM payments p LEFT JOIN conversions c ON c.payment_id = p.id ORDER BY p.id
      """;
  private final SettableClock clock = SettableClock.atNoon();
  private final StripeApiStandIn stripe = StripeApiStandIn.start(clock);
  private final StripeApis apis = new StripeApis(stripe.address(), clock, _ -> {});

  @AfterAll
  void closeStripe() {
    apis.close();
    stripe.close();
  }

  @Test
  void within30Days_anyMissingMessages_areHealed_toTheByte() {
    for (int seed = 0; seed < CASES; seed++) {
      healed(seed, StripeHistory.past(seed, MESSAGES, 60), BOOKS);
    }
  }

  @Test
  void beyond30Days_anyMissingMessages_areHealed_inStatesAndSums() {
    for (int seed = 0; seed < CASES; seed++) {
      healed(seed, StripeHistory.past(seed, MESSAGES), STATES);
    }
  }

  @Test
  @Tag("torture")
  void aThousandTimes() {
    for (int seed = CASES; seed < CASES + Integer.getInteger("torture.healings", 500); seed++) {
      healed(seed, StripeHistory.past(seed, MESSAGES, 60), BOOKS);
      healed(seed, StripeHistory.past(seed, 3 * MESSAGES), STATES);
    }
  }

  /** Every version of Stripe's API is among them. */
  @Test
  void allVersionsAreHealed() {
    Set<String> versions = new HashSet<>();
    for (int seed = 0; seed < CASES; seed++) {
      StripeHistory.of(seed, 1)
          .forEach(event -> versions.add(event.path("api_version").stringValue()));
    }
    assertThat(versions).hasSize(5);
  }

  private void healed(int seed, StripePast past, String books) {
    shelve(past);
    Random random = new Random(seed);
    List<Map<String, @Nullable Object>> whole = reconciled(past.events(), books, random);
    double share = random.nextDouble();
    List<ObjectNode> some =
        past.events().stream().filter(_ -> random.nextDouble() < share).toList();
    List<Map<String, @Nullable Object>> healed = reconciled(some, books, random);
    assertThat(healed).as("seed %d", seed).isEqualTo(whole).hasSizeGreaterThan(3);
    arrive(past.events());
    assertThat(rows(books)).as("seed %d, sent again", seed).isEqualTo(whole);
  }

  private List<Map<String, @Nullable Object>> reconciled(
      List<ObjectNode> events, String books, Random random) {
    empty();
    database.execute("DELETE FROM walks");
    List<ObjectNode> mixed = new ArrayList<>(events);
    Collections.shuffle(mixed, random);
    arrive(mixed);
    stripe.troubles().byChance(random.nextLong(), 6);
    Preview preview = new Preview(tables);
    Reconciliation reconciliation =
        new Reconciliation(database.database(), tables, apis, clock, preview::changes, this::read);
    boolean isWhole =
        reconciliation.run(ACCOUNT, new Reconciliation.Reach.SinceLastTime(), _ -> {});
    stripe.troubles().end();
    assertThat(isWhole).isTrue();
    Workers.race(List.of(attributor()::runOnce));
    return rows(books);
  }

  /** An hour after its end; what the stand-in lists of events is 30 days deep. */
  private void shelve(StripePast past) {
    stripe.shelf().clear();
    past.events().forEach(stripe.shelf()::put);
    past.objects().forEach(stripe.shelf()::put);
    long end = past.events().getLast().path("created").longValue();
    clock.set(Instant.ofEpochSecond(end).plus(Duration.ofHours(1)));
  }

  private void arrive(List<ObjectNode> events) {
    List<Incoming> messages =
        PureBooks.messages(events).stream().map(message -> message.content()).toList();
    database.database().useTransaction(open -> tables.inbox().insert(open, messages));
    read();
    Workers.race(List.of(attributor()::runOnce));
  }

  private void read() {
    PaymentIntake intake =
        new PaymentIntake(database.database(), tables, EventTranslator::translate);
    int read;
    do {
      read = intake.runOnce();
    } while (read > 0);
  }
}
