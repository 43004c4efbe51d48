package io.tributary.stripe;

import io.tributary.demo.Asked;
import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.AccountId;
import io.tributary.model.Payment;
import io.tributary.model.Secret;
import io.tributary.payment.PaymentIntake;
import io.tributary.payment.Preview;
import io.tributary.storage.PageRequest;
import io.tributary.storage.PaymentFilter;
import io.tributary.storage.Tables;
import io.tributary.storage.WalkTable.Walked;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database, a stand-in for Stripe, and servers between them that reconcile. */
final class BesideStripe implements AutoCloseable {
  static final KeyedAccount ACCOUNT = keyed(StripeApiStandIn.KEY);
  final TestDatabase database = TestDatabase.fresh();
  final Tables tables = Tables.with(database.vault());
  final SettableClock clock = SettableClock.atNoon();
  final StripeApiStandIn stripe = StripeApiStandIn.start(clock);
  final List<KeyedAccount> keys = new ArrayList<>(List.of(ACCOUNT));
  private final List<StripeApis> opened = new ArrayList<>();

  static KeyedAccount keyed(String key) {
    return new KeyedAccount(AccountId.DEFAULT, new Secret(key), Optional.empty());
  }

  /** A server that has just started; the one before is gone. */
  Reconciler server() {
    database.execute("UPDATE leases SET until = clock_timestamp()");
    return besideTheOther(stripe.address());
  }

  /** A server beside one that runs. */
  Reconciler besideTheOther(URI address) {
    StripeApis apis = new StripeApis(address, clock, _ -> {});
    opened.add(apis);
    return new Reconciler(
        database.database(),
        tables,
        apis,
        clock,
        () -> List.copyOf(keys),
        new Preview(tables)::changes,
        Rhythm.nightly().sweeps());
  }

  /** Lets the server beat until it has nothing to do; what comes in is read in between. */
  void settle(Reconciler server) {
    do {
      read();
    } while (server.runOnce() > 0);
  }

  void read() {
    PaymentIntake intake =
        new PaymentIntake(database.database(), tables, EventTranslator::translate);
    int read;
    do {
      read = intake.runOnce();
    } while (read > 0);
  }

  /** What is known of a list, by the beginning of its name. */
  Walked walked(String list) {
    return database.database().inTransaction(open -> tables.walks().all(open)).stream()
        .filter(walked -> walked.name().list().startsWith(list))
        .findFirst()
        .orElseThrow();
  }

  /** The questions for a list so far. */
  List<Asked> asked(String path) {
    return stripe.asked().stream().filter(asked -> asked.path().equals(path)).toList();
  }

  /** One parameter of the latest question for a list. */
  Optional<String> lastAsked(String path, String parameter) {
    return asked(path).getLast().parameters().first(parameter);
  }

  List<Payment> payments() {
    return database
        .database()
        .inTransaction(
            open -> tables.paymentSearch().list(open, PaymentFilter.ALL, PageRequest.first(500)));
  }

  long imported() {
    return database.rows("SELECT id FROM inbox WHERE type LIKE 'import.%'").size();
  }

  @Override
  public void close() {
    opened.forEach(StripeApis::close);
    stripe.close();
    database.close();
  }
}
