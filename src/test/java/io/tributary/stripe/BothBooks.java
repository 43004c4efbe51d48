package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.DayFigures;
import io.tributary.model.Discrepancy;
import io.tributary.model.Secret;
import io.tributary.payment.PaymentIntake;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.Tables;
import io.tributary.testing.SettableClock;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripePast;
import io.tributary.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Our books on a real database and Stripe's in the stand-in, and the comparison of the two. */
final class BothBooks implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final KeyedAccount KEYED =
      new KeyedAccount(AccountId.DEFAULT, new Secret(StripeApiStandIn.KEY), Optional.empty());

  static final StripeObjects NEW = new StripeObjects("2026-07-29.dahlia");
  private static final Duration MONTH = Duration.ofDays(30);
  final TestDatabase database = TestDatabase.fresh();
  final Tables tables = Tables.with(database.vault());
  final SettableClock clock = new SettableClock(BEGIN);
  final StripeApiStandIn stripe = StripeApiStandIn.start(clock);
  final StripeApis apis = new StripeApis(stripe.address(), clock, clock::advance);
  final BooksCheck check =
      new BooksCheck(
          database.database(),
          tables,
          apis,
          clock,
          new SplittableRandom(4),
          Rhythm.nightly().margin());

  private int number;

  /** Nothing has happened so far. */
  void empty() {
    database.execute(
        """
        DELETE FROM facts; DELETE FROM inbox; DELETE FROM aliases; DELETE FROM payments;
        DELETE FROM former_payments; DELETE FROM echoes; DELETE FROM comparisons;
        DELETE FROM enquiries
        """);
    stripe.shelf().clear();
    stripe.listFaults().tell(List.of());
  }

  /** It happens at Stripe, and we are told; a day passes. */
  void happen(StripePast past) {
    happenUntold(past);
    tell(past.events());
    askForLinks();
  }

  /** An hour later Stripe was asked for the links that no message told. */
  private void askForLinks() {
    database.execute(
        """
        UPDATE payments SET stored_at = now() - interval '1 hour';
        UPDATE inbox SET received_at = now() - interval '1 hour'
        """);
    ObjectImport imports = new ObjectImport(database.database(), tables.inbox(), clock);
    Enquiries enquiries =
        new Enquiries(database.database(), tables, apis, () -> List.of(KEYED), imports::store);
    while (enquiries.runOnce() > 0) {
      // until nothing is open
    }
    settle();
  }

  /** It happens at Stripe, and no message comes; a day passes. */
  void happenUntold(StripePast past) {
    past.objects().forEach(stripe.shelf()::put);
    long end = past.events().getLast().path("created").longValue();
    clock.set(Instant.ofEpochSecond(end).plus(Duration.ofDays(1)));
  }

  /** We are told, and the books are folded. */
  void tell(List<ObjectNode> events) {
    List<Incoming> messages = new ArrayList<>();
    for (ObjectNode event : events) {
      messages.add(
          new Incoming(
              AccountId.DEFAULT,
              event.path("id").stringValue(),
              event.path("type").stringValue(),
              Instant.ofEpochSecond(event.path("created").longValue()),
              !event.path("livemode").asBoolean(true),
              StripeEvents.bytes(event)));
    }
    database.database().useTransaction(open -> tables.inbox().insert(open, messages));
    settle();
  }

  /** We are told of an object, as of now. */
  void tell(String type, ObjectNode object) {
    number++;
    tell(List.of(NEW.event("evt_" + number, type, clock.instant(), object)));
  }

  /** Stripe has the object. */
  void shelve(ObjectNode... objects) {
    List.of(objects).forEach(stripe.shelf()::put);
  }

  /** Stripe has the object, and we are told of it. */
  void tellAndShelve(String type, ObjectNode object) {
    shelve(object);
    tell(type, object);
  }

  Comparison compareMonth() {
    return check.run(KEYED, clock.instant().minus(MONTH), clock.instant());
  }

  /** What a comparison finds in a month, each as its id and verdict. */
  List<String> found() {
    Comparison done = compareMonth();
    assertThat(done.state()).isEqualTo(Comparison.State.DONE);
    return findings(done).stream().map(BothBooks::line).sorted().toList();
  }

  private static String line(Discrepancy finding) {
    String what = finding instanceof Discrepancy.Different different ? " " + different.what() : "";
    return finding.spot().id() + " " + finding.code() + what;
  }

  void settle() {
    PaymentIntake intake =
        new PaymentIntake(database.database(), tables, EventTranslator::translate);
    while (intake.runOnce() > 0) {
      // until nothing waits
    }
  }

  Comparison compare() {
    return check.run(KEYED, BEGIN, clock.instant());
  }

  List<Discrepancy> findings(Comparison of) {
    return database
        .database()
        .inTransaction(
            open ->
                tables
                    .discrepancies()
                    .list(open, of.id(), Integer.MAX_VALUE, Tally.MOST_KEPT)
                    .stream()
                    .map(numbered -> numbered.finding())
                    .toList());
  }

  List<DayFigures> days(Comparison of) {
    return database.database().inTransaction(open -> tables.comparisonDays().of(open, of.id()));
  }

  @Override
  public void close() {
    apis.close();
    stripe.close();
    database.close();
  }
}
