package io.tributary.ops;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Work that lets visitors go first: while all processors are busy it rests fifteen times as long as
 * it worked, so that a burst of clicks finds them nearly free. When it hasn't caught up for ten
 * seconds it works on without rest.
 */
public final class Considerate implements IntSupplier {
  private static final int REST_FOR_WORK = 15;
  private static final long MOST_BEHIND = Duration.ofSeconds(10).toNanos();
  private static final long LONGEST_REST = Duration.ofMillis(500).toNanos();
  private final IntSupplier runOnce;
  private final BooleanSupplier isBusy;
  private final LongSupplier nanoTime;
  private final LongConsumer rest;
  private long caughtUpAt;

  /**
   * Wraps the beats of a worker.
   *
   * @param runOnce one beat; returns how much it did, 0 when there was nothing to do
   * @param isBusy whether all processors are at work
   */
  public Considerate(IntSupplier runOnce, BooleanSupplier isBusy) {
    this(runOnce, isBusy, System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * The same with another clock.
   *
   * @param rest rests so many nanoseconds
   */
  Considerate(
      IntSupplier runOnce, BooleanSupplier isBusy, LongSupplier nanoTime, LongConsumer rest) {
    this.runOnce = runOnce;
    this.isBusy = isBusy;
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
    } else if (ended - caughtUpAt <= MOST_BEHIND && isBusy.getAsBoolean()) {
      rest.accept(Math.min(LONGEST_REST, REST_FOR_WORK * (ended - began)));
    }
    return done;
  }
}
