package io.tributary.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * Moments that come again and again, such as every morning at half past four.
 *
 * @param every how far apart they are
 * @param shift how long after midnight (UTC) one of them is
 */
public record Turns(Duration every, Duration shift) {
  private static final Duration A_DAY = Duration.ofDays(1);

  /** Once a day, by UTC. */
  public static Turns daily(LocalTime at) {
    return new Turns(A_DAY, Duration.ofNanos(at.toNanoOfDay()));
  }

  /** The latest moment that is not in the future. */
  Instant last(Instant now) {
    long sinceFirst = now.minus(shift).toEpochMilli();
    return now.minusMillis(Math.floorMod(sinceFirst, every.toMillis()))
        .truncatedTo(ChronoUnit.MILLIS);
  }
}
