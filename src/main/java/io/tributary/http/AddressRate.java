package io.tributary.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much one address may send.
 *
 * @param perSecond arrivals and events a second in the long run; 0 means no limit
 * @param burst how many at once, after a rest
 * @param nanoTime a source that a change of the machine's clock doesn't turn
 */
public record AddressRate(int perSecond, int burst, LongSupplier nanoTime) {
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  /** By the machine's own count of time. */
  public AddressRate(int perSecond, int burst) {
    this(perSecond, burst, System::nanoTime);
  }

  boolean isUnlimited() {
    return perSecond == 0;
  }

  /** Nanoseconds after which there is room for one more; one at least. */
  long interval() {
    return Math.max(1, SECOND_NANOS / perSecond);
  }
}
