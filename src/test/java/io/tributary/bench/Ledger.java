package io.tributary.bench;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** Holds answers against the rows they promised, in one table. */
final class Ledger {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private final Books books;
  private final String table;
  private final UnaryOperator<Answers> reading;
  private final Report report;
  private long before;

  private Ledger(Books books, String table, UnaryOperator<Answers> reading, Report report) {
    this.books = books;
    this.table = table;
    this.reading = reading;
    this.report = report;
    this.before = books.count(table);
  }

  /** Visits and arrivals, whose answers say {@code accepted}. */
  static Ledger ofClicks(Books books, Report report) {
    return new Ledger(books, "clicks", UnaryOperator.identity(), report);
  }

  /** Webhooks, whose 200 means stored. */
  static Ledger ofInbox(Books books, Report report) {
    return new Ledger(books, "inbox", Answers::asWebhooks, report);
  }

  /**
   * Waits until every accepted item is a row, and says so when they don't balance.
   *
   * @return how long the rows took, from now on
   */
  Duration settle(Answers given) {
    long began = System.nanoTime();
    Answers answers = reading.apply(given);
    long rows = rows();
    while (rows < answers.accepted() && System.nanoTime() - began < PATIENCE.toNanos()) {
      Pause.of(LOOK);
      rows = rows();
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    Balance.fault(answers, rows)
        .ifPresent(fault -> report.voidBecause("rows in " + table + " don't balance: " + fault));
    before += rows;
    return taken;
  }

  /** How many rows have come since the last settlement. */
  long rows() {
    return books.count(table) - before;
  }
}
