package io.tributary.ops;

import java.time.Duration;

/**
 * How a worker is doing at one moment.
 *
 * @param beats beats that succeeded since the start
 * @param items what they did in all
 * @param failures beats that failed since the start
 * @param failuresInARow how many of them since the last that succeeded
 * @param sinceBeat how long ago the last beat ended, well or not; before the first, the start
 * @param rest how long it rests when there is nothing to do
 * @param longestBeat how long one beat may take
 */
public record WorkerState(
    String name,
    long beats,
    long items,
    long failures,
    int failuresInARow,
    Duration sinceBeat,
    Duration rest,
    Duration longestBeat) {
  static final int MANY_FAILURES = 5;

  /** How long most beats may take. */
  public static final Duration LONGEST_BEAT = Duration.ofMinutes(1);

  boolean isFailing() {
    return failuresInARow >= MANY_FAILURES;
  }

  /** For how long its present beat lasts beyond what any should; zero or less when it doesn't. */
  Duration overdue() {
    return sinceBeat.minus(rest).minus(longestBeat);
  }

  boolean isStuck() {
    return overdue().isPositive();
  }
}
