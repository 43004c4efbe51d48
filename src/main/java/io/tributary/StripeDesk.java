package io.tributary;

import io.tributary.config.Config;
import io.tributary.model.BooksDesk;
import io.tributary.payment.Preview;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.stripe.AccountDirectory;
import io.tributary.stripe.Doctor;
import io.tributary.stripe.DoorLog;
import io.tributary.stripe.Enquiries;
import io.tributary.stripe.ObjectImport;
import io.tributary.stripe.Reconciler;
import io.tributary.stripe.Rhythm;
import io.tributary.stripe.StripeApis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** All that asks Stripe something, over one pool of connections and at one pace for each key. */
final class StripeDesk implements AutoCloseable {
  private static final Duration RECONCILER_REST = Duration.ofSeconds(1);
  private static final Duration ENQUIRIES_REST = Duration.ofSeconds(10);
  private static final Duration COMPARISON_REST = Duration.ofSeconds(2);
  private static final Duration DAILY_REST = Duration.ofMinutes(1);
  private final Config config;
  private final Foundations foundations;
  private final StripeApis apis;
  private final Database database;
  private final Tables tables;
  private final AccountDirectory accounts;
  private final InstantSource clock;
  private final Rhythm rhythm;
  private final Auditor auditor;

  StripeDesk(
      Config config,
      Foundations foundations,
      AccountDirectory accounts,
      InstantSource clock,
      Rhythm rhythm) {
    this.config = config;
    this.foundations = foundations;
    this.apis = new StripeApis(config.stripe().apiBase());
    this.database = foundations.database();
    this.tables = foundations.tables();
    this.accounts = accounts;
    this.clock = clock;
    this.rhythm = rhythm;
    this.auditor = new Auditor(foundations, apis, accounts::keyedAccounts, clock, rhythm);
  }

  /** What pages and programs may ask of Stripe's books. */
  BooksDesk books() {
    return auditor.desk();
  }

  /** Adds the workers that fetch what no webhook has brought, and that compare. */
  Workers addTo(Workers workers) {
    return workers
        .addAsking("reconciler", reconciler()::runOnce, RECONCILER_REST)
        .addAsking("enquiries", enquiries()::runOnce, ENQUIRIES_REST)
        .addAsking("comparison", auditor::compareOnce, COMPARISON_REST)
        .add("daily-comparison", auditor::askOnce, DAILY_REST);
  }

  /**
   * Who looks for trouble.
   *
   * @param door port: what the webhook's door has seen so far
   */
  Doctor doctor(Supplier<DoorLog.Page> door) {
    return new Consultation(config, clock, apis).inHouse(foundations, accounts, door);
  }

  private Reconciler reconciler() {
    return new Reconciler(
        database,
        tables,
        apis,
        clock,
        accounts::keyedAccounts,
        new Preview(tables)::changes,
        rhythm.sweeps());
  }

  private Enquiries enquiries() {
    ObjectImport imports = new ObjectImport(database, tables.inbox(), clock);
    return new Enquiries(database, tables, apis, accounts::keyedAccounts, imports::store);
  }

  @Override
  public void close() {
    apis.close();
  }
}
