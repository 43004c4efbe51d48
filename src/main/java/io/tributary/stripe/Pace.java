package io.tributary.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Keeps requests apart, so that Stripe needs not refuse them: its limit is 25 a second for each
 * address, and for everything in a sandbox.
 *
 * <p>Source: docs.stripe.com/rate-limits.
 */
final class Pace {
  private static final Duration APART = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private final InstantSource clock;
  private final Consumer<Duration> waiting;
  private Instant next = Instant.MIN;

  /**
   * Makes the pace of one key.
   *
   * @param waiting lets a duration pass
   */
  Pace(InstantSource clock, Consumer<Duration> waiting) {
    this.clock = clock;
    this.waiting = waiting;
  }

  /** Returns when the next request may be sent. */
  void await() {
    Duration wait = Duration.between(clock.instant(), take());
    if (wait.isPositive()) {
      pause(wait);
    }
  }

  /** A clock that was set back makes nobody wait for longer than a minute. */
  void pause(Duration wait) {
    waiting.accept(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private synchronized Instant take() {
    Instant now = clock.instant();
    boolean isFree = next.isBefore(now) || next.isAfter(now.plus(LONGEST));
    Instant taken = isFree ? now : next;
    next = taken.plus(APART);
    return taken;
  }
}
