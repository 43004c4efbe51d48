package io.tributary.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A count of nanoseconds that stands still until a test turns it, back as well. */
public final class HandTurnedNanos implements LongSupplier {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap at any time

  @Override
  public long getAsLong() {
    return now.get();
  }

  public void advance(Duration duration) {
    now.addAndGet(duration.toNanos());
  }
}
