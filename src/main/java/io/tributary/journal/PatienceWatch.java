package io.tributary.journal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Looks again and again for those who have waited for the disk long enough.
 *
 * <p>One watch for all: a timer for each record costs a tenth of a redirect, and nearly none of
 * them ever rings.
 */
final class PatienceWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(20);
  private final LongConsumer wakeOverdue;
  private volatile boolean isClosed;

  private PatienceWatch(LongConsumer wakeOverdue) {
    this.wakeOverdue = wakeOverdue;
  }

  /**
   * Starts to look, fifty times a second.
   *
   * @param wakeOverdue gets the present {@link System#nanoTime}
   */
  static PatienceWatch start(LongConsumer wakeOverdue) {
    PatienceWatch watch = new PatienceWatch(wakeOverdue);
    Thread.ofPlatform().daemon().name("journal-patience").start(watch::run);
    return watch;
  }

  private void run() {
    while (!isClosed) {
      LockSupport.parkNanos(this, PERIOD.toNanos());
      wakeOverdue.accept(System.nanoTime());
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
