package io.tributary.stripe;

import java.time.Duration;
import java.time.LocalTime;

/**
 * When Stripe's books are looked into without being asked to, and how soon.
 *
 * @param margin what is younger isn't compared: its message may be on its way
 * @param sweeps when all lists of objects are walked for what no message has told
 * @param comparisons when our books are compared with Stripe's
 */
public record Rhythm(Duration margin, Turns sweeps, Turns comparisons) {
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(15);
  private static final Turns NIGHT = Turns.daily(LocalTime.of(3, 0));
  private static final Turns MORNING = Turns.daily(LocalTime.of(4, 30));

  /** Objects at night, and the comparison in the morning, when they are in the books. */
  public static Rhythm nightly() {
    return new Rhythm(ON_ITS_WAY, NIGHT, MORNING);
  }

  /** The same for who can't wait: another margin, and objects every so often. */
  public static Rhythm brisk(Duration margin, Duration sweeps) {
    return new Rhythm(margin, new Turns(sweeps, Duration.ZERO), MORNING);
  }
}
