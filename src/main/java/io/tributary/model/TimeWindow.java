package io.tributary.model;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first instant
 * @param to the first instant behind it
 */
public record TimeWindow(Instant from, Instant to) {
  public TimeWindow {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a window ends after it begins: " + from + " to " + to);
    }
  }

  public boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(to);
  }
}
