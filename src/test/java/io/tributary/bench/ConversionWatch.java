package io.tributary.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks again and again which conversions can be read; each counts from the moment its webhook was
 * due to the end of the look that found it.
 */
final class ConversionWatch {
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Books books;
  private final List<String> aliases;
  private final double interval;
  private final long start;
  private final Map<String, Long> dueOfMissing = new HashMap<>();
  private final Tally tally = new Tally();
  private int nextDue;

  /**
   * Watches for the conversions of these sessions.
   *
   * @param rate how many webhooks a second are due
   * @param start when the first is, by {@link System#nanoTime}
   */
  ConversionWatch(Books books, List<String> aliases, double rate, long start) {
    this.books = books;
    this.aliases = aliases;
    this.interval = 1e9 / rate;
    this.start = start;
  }

  /** Returns when all have come, or long after the last webhook. */
  void run() {
    double end = aliases.size() * interval + PATIENCE.toNanos();
    long now = 0;
    while (now < end && (nextDue < aliases.size() || !dueOfMissing.isEmpty())) {
      Pause.of(LOOK);
      addDue(System.nanoTime() - start);
      List<String> found = books.converted(new ArrayList<>(dueOfMissing.keySet()));
      now = System.nanoTime() - start;
      for (String alias : found) {
        Long due = dueOfMissing.remove(alias);
        tally.happened(due == null ? 0 : now - due);
      }
    }
  }

  private void addDue(long now) {
    while (nextDue < aliases.size() && nextDue * interval <= now) {
      dueOfMissing.put(aliases.get(nextDue), Math.round(nextDue * interval));
      nextDue++;
    }
  }

  /** How many have not come at all. */
  int missing() {
    return dueOfMissing.size() + aliases.size() - nextDue;
  }

  LoadResult result() {
    return tally.result(aliases.size() * interval / 1e9);
  }
}
