package io.tributary;

import io.tributary.attribution.Attributor;
import io.tributary.config.Config;
import io.tributary.payment.Refold;
import io.tributary.storage.BooksComparison;
import io.tributary.storage.BooksComparison.Difference;
import io.tributary.storage.Database;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.io.PrintWriter;
import java.util.List;

/**
 * {@code tributary replay}: folds everything again in one transaction, and says what is different
 * now.
 */
final class BooksReplay {
  private final Database database;
  private final Refold refold;
  private final Attributor attributor;

  /** How many messages were read, and what is different. */
  record Outcome(long messages, List<Difference> differences) {}

  BooksReplay(Foundations foundations, Config config) {
    Tables tables = foundations.tables();
    this.database = foundations.database();
    this.refold = new Refold(tables, new ConversionDoors(foundations, config).languages());
    this.attributor = new Attributor(database, tables, config.click().lookback());
  }

  Outcome run() {
    return database.inTransaction(this::replay);
  }

  private Outcome replay(Transaction transaction) {
    ReplayLock.take(transaction);
    BooksComparison.remember(transaction);
    long messages = refold.run(transaction);
    attributor.attributeAll(transaction);
    return new Outcome(messages, BooksComparison.compare(transaction));
  }

  /** Prints an outcome; the exit code: 0 for the same books, 1 for other ones. */
  static int tell(Outcome outcome, PrintWriter out) {
    out.println("Read " + outcome.messages() + " messages again.");
    if (outcome.differences().isEmpty()) {
      out.println("Same books: payments, entries and conversions are as they were.");
      return 0;
    }
    out.println("The books have changed:");
    for (Difference difference : outcome.differences()) {
      out.println("  " + difference.books() + " " + difference.id() + " " + change(difference));
    }
    return 1;
  }

  private static String change(Difference difference) {
    if (difference.isBefore() && difference.isAfter()) {
      return "changed";
    }
    return difference.isAfter() ? "is new" : "is gone";
  }
}
