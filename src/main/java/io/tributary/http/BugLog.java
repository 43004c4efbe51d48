package io.tributary.http;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs bugs by id, method and route pattern, and no more than a few a minute. */
final class BugLog {
  private static final Logger LOG = LoggerFactory.getLogger(BugLog.class);
  private static final int MOST_A_MINUTE = 10;
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private final LongSupplier nanoTime;
  private long minuteStart;
  private int loggedThisMinute;
  private long unlogged;

  BugLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.minuteStart = nanoTime.getAsLong();
  }

  /**
   * Logs a bug unless too many were logged this minute.
   *
   * @param pattern the route's pattern, never the path, which may hold a token
   * @return an id that finds the line in the log
   */
  String record(String method, String pattern, Throwable bug) {
    String id = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    long silent = takeTurn();
    if (silent >= 0) {
      LOG.error(
          "bug id={} method={} route={} unlogged_before={}", id, method, pattern, silent, bug);
    }
    return id;
  }

  /** How many went unlogged before this one; negative when it must stay unlogged too. */
  synchronized long takeTurn() {
    long now = nanoTime.getAsLong();
    if (now - minuteStart >= MINUTE_NANOS) {
      minuteStart = now;
      loggedThisMinute = 0;
    }
    if (loggedThisMinute >= MOST_A_MINUTE) {
      unlogged++;
      return -1;
    }
    loggedThisMinute++;
    long silent = unlogged;
    unlogged = 0;
    return silent;
  }
}
