package io.tributary.bench;

import java.time.Duration;

/** Holds answers against the rows they promised, in one table. */
final class Ledger {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private final Books books;
  private final String table;
  private final Report report;
  private long before;

  Ledger(Books books, String table, Report report) {
    this.books = books;
    this.table = table;
    this.report = report;
    this.before = books.count(table);
  }

  /**
   * Waits until every accepted item is a row, and says so when they don't balance.
   *
   * @return how long the rows took, from now on
   */
  Duration settle(Answers answers) {
    long began = System.nanoTime();
    long rows = rows();
    while (rows < answers.accepted() && System.nanoTime() - began < PATIENCE.toNanos()) {
      Pause.of(LOOK);
      rows = rows();
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    Balance.fault(answers, rows)
        .ifPresent(fault -> report.voidBecause(table + " don't balance: " + fault));
    before += rows;
    return taken;
  }

  /** How many rows have come since the last settlement. */
  long rows() {
    return books.count(table) - before;
  }
}
