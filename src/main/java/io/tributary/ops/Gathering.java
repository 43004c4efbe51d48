package io.tributary.ops;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;

/**
 * Work whose beats cost the same few statements however little they find: after one that found
 * little, it waits a moment in which more comes together.
 */
public final class Gathering implements IntSupplier {
  private static final long MOMENT = Duration.ofMillis(20).toNanos();
  private final IntSupplier runOnce;
  private final int enough;
  private final LongConsumer rest;

  /**
   * Wraps the beats of a worker.
   *
   * @param runOnce one beat; returns how much it did, 0 when there was nothing to do
   * @param enough after a beat that did so much, the next one follows at once
   */
  public Gathering(IntSupplier runOnce, int enough) {
    this(runOnce, enough, LockSupport::parkNanos);
  }

  /**
   * The same with another clock.
   *
   * @param rest rests so many nanoseconds
   */
  Gathering(IntSupplier runOnce, int enough, LongConsumer rest) {
    this.runOnce = runOnce;
    this.enough = enough;
    this.rest = rest;
  }

  @Override
  public int getAsInt() {
    int done = runOnce.getAsInt();
    if (done > 0 && done < enough) {
      rest.accept(MOMENT);
    }
    return done;
  }
}
