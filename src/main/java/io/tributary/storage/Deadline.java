package io.tributary.storage;

import java.time.Duration;

/**
 * When somebody who waits for the database gives up, by the machine's running clock, which no one
 * turns.
 *
 * @param nanos as {@link System#nanoTime} counts
 */
public record Deadline(long nanos) {
  /** So long from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** How long it is until then; nothing once it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }
}
