package io.tributary.ops;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Work that lets visitors go first: after a beat with more to do it rests seven times as long as it
 * worked, so that a burst of clicks finds the processors free. When it hasn't caught up for ten
 * seconds it works on without rest.
 */
public final class Considerate implements IntSupplier {
  private static final int REST_FOR_WORK = 7;
  private static final long MOST_BEHIND = Duration.ofSeconds(10).toNanos();
  private static final long LONGEST_REST = Duration.ofMillis(200).toNanos();
  private final IntSupplier runOnce;
  private final LongSupplier nanoTime;
  private final LongConsumer rest;
  private long caughtUpAt;

  /**
   * Wraps the beats of a worker.
   *
   * @param runOnce one beat; returns how much it did, 0 when there was nothing to do
   */
  public Considerate(IntSupplier runOnce) {
    this(runOnce, System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * The same with another clock.
   *
   * @param rest rests so many nanoseconds
   */
  Considerate(IntSupplier runOnce, LongSupplier nanoTime, LongConsumer rest) {
    this.runOnce = runOnce;
    this.nanoTime = nanoTime;
    this.rest = rest;
    this.caughtUpAt = nanoTime.getAsLong();
  }

  @Override
  public int getAsInt() {
    long began = nanoTime.getAsLong();
    int done = runOnce.getAsInt();
    long ended = nanoTime.getAsLong();
    if (done == 0) {
      caughtUpAt = ended;
    } else if (ended - caughtUpAt <= MOST_BEHIND) {
      rest.accept(Math.min(LONGEST_REST, REST_FOR_WORK * (ended - began)));
    }
    return done;
  }
}
