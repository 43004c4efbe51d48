package io.tributary.stripe;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps requests apart, so that Stripe needs not refuse them: its limit is 25 a second for each
 * address, and for everything in a sandbox.
 *
 * <p>Source: docs.stripe.com/rate-limits.
 */
final class Pace {
  private static final long APART = Duration.ofMillis(50).toNanos();
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private final LongSupplier nanoTime;
  private final Consumer<Duration> waiting;
  private long next;

  /**
   * Makes the pace of one key.
   *
   * @param nanoTime nanoseconds since whenever, as from {@link System#nanoTime}
   * @param waiting lets a duration pass
   */
  Pace(LongSupplier nanoTime, Consumer<Duration> waiting) {
    this.nanoTime = nanoTime;
    this.waiting = waiting;
    this.next = nanoTime.getAsLong();
  }

  /** Returns when the next request may be sent. */
  void await() {
    Duration wait = take();
    if (wait.isPositive()) {
      pause(wait);
    }
  }

  /** Lets a while pass, a minute at most. */
  void pause(Duration wait) {
    waiting.accept(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private synchronized Duration take() {
    long now = nanoTime.getAsLong();
    long taken = now + Math.max(0, next - now);
    next = taken + APART;
    return Duration.ofNanos(taken - now);
  }
}
