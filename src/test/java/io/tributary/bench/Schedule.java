package io.tributary.bench;

import java.time.Duration;

/** When requests are due, in nanoseconds since the load began. */
final class Schedule {
  private long end;
  private final double interval;
  private long total;
  private long taken;

  private Schedule(long end, double interval, long total) {
    this.end = end;
    this.interval = interval;
    this.total = total;
  }

  static Schedule of(Pace pace, Duration length) {
    long end = length.toNanos();
    return switch (pace) {
      case Pace.AsFastAsAnswered() -> new Schedule(end, 0, Long.MAX_VALUE);
      case Pace.PerSecond(double rate) -> {
        double interval = 1e9 / rate;
        yield new Schedule(end, interval, Math.round(end / interval));
      }
    };
  }

  /** When the load ends. */
  long end() {
    return end;
  }

  boolean isDue(long now) {
    return taken < total && (isClosedLoop() ? now < end : nextDue() <= now);
  }

  /** The moment the next request was due; asked only when one is. */
  long take(long now) {
    long due = isClosedLoop() ? now : nextDue();
    taken++;
    return due;
  }

  /** Nothing more will be due. */
  boolean isOver(long now) {
    return taken == total || (isClosedLoop() && now >= end);
  }

  /** Whether a request that had its time is still to be sent. */
  boolean owes() {
    return !isClosedLoop() && taken < total;
  }

  /** There are no more requests: the load ends now. */
  void stop(long now) {
    total = taken;
    end = Math.min(end, now);
  }

  /** How long until the next request is due, 0 when it is. */
  long untilNext(long now) {
    long wanted = isClosedLoop() || taken == total ? end : nextDue();
    return Math.max(0, wanted - now);
  }

  private boolean isClosedLoop() {
    return interval == 0;
  }

  private long nextDue() {
    return Math.round(taken * interval);
  }
}
