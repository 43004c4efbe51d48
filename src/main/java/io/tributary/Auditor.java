package io.tributary;

import io.tributary.model.BooksDesk;
import io.tributary.model.StripeBooks;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.stripe.BooksCheck;
import io.tributary.stripe.BooksImport;
import io.tributary.stripe.ComparisonWorker;
import io.tributary.stripe.DailyComparison;
import io.tributary.stripe.KeyedAccount;
import io.tributary.stripe.ObjectImport;
import io.tributary.stripe.Rhythm;
import io.tributary.stripe.StripeApis;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Holds the books against Stripe's: who does it, and what pages and programs may ask of it. */
final class Auditor {
  private final Supplier<List<KeyedAccount>> accounts;
  private final ComparisonWorker worker;
  private final DailyComparison daily;
  private final BooksImport imports;

  Auditor(
      Foundations foundations,
      StripeApis apis,
      Supplier<List<KeyedAccount>> accounts,
      InstantSource clock,
      Rhythm rhythm) {
    Database database = foundations.database();
    Tables tables = foundations.tables();
    ObjectImport store = new ObjectImport(database, tables.inbox(), clock);
    SecureRandom random = new SecureRandom();
    BooksCheck check = new BooksCheck(database, tables, apis, clock, random, rhythm.margin());
    this.accounts = accounts;
    this.worker = new ComparisonWorker(database, tables, check, accounts, clock);
    this.daily = new DailyComparison(database, tables, accounts, clock, random, rhythm);
    this.imports = new BooksImport(database, tables, apis, accounts, store, clock);
  }

  /** One beat of the worker that does what was asked for. */
  int compareOnce() {
    return worker.runOnce();
  }

  /** One beat of the worker that asks every morning. */
  int askOnce() {
    return daily.runOnce();
  }

  BooksDesk desk() {
    return new BooksDesk(this::books, imports::run);
  }

  private List<StripeBooks> books() {
    return accounts.get().stream().map(KeyedAccount::books).distinct().toList();
  }
}
