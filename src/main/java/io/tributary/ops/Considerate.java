package io.tributary.ops;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Work that lets visitors go first: while all processors are busy, it rests up to fifteen times as
 * long as it worked, so that a burst of clicks finds them nearly free. The longer a beat leaves
 * something undone, the shorter the rests become, until it keeps up; so a load that lasts is worked
 * off evenly, not in bursts of its own.
 */
public final class Considerate implements IntSupplier {
  private static final double MOST_REST_FOR_WORK = 15;
  private static final double LEAST_REST_FOR_WORK = 0.1;

  /** In this time the rests become shorter, or longer again, by a factor of e. */
  private static final long ADAPTATION = Duration.ofSeconds(4).toNanos();

  /** A beat costs the same few statements however little it finds. */
  private static final long GATHERING = Duration.ofMillis(20).toNanos();

  private static final long LONGEST_REST = Duration.ofMillis(500).toNanos();
  private final IntSupplier runOnce;
  private final int most;
  private final BooleanSupplier isBusy;
  private final LongSupplier nanoTime;
  private final LongConsumer rest;
  private double restForWork = MOST_REST_FOR_WORK;
  private long adaptedAt;

  /**
   * Wraps the beats of a worker.
   *
   * @param runOnce one beat; returns how much it did, 0 when there was nothing to do
   * @param most how much a beat does at most: after one that did less, nothing is undone
   * @param isBusy whether all processors are at work
   */
  public Considerate(IntSupplier runOnce, int most, BooleanSupplier isBusy) {
    this(runOnce, most, isBusy, System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * The same with another clock.
   *
   * @param rest rests so many nanoseconds
   */
  Considerate(
      IntSupplier runOnce,
      int most,
      BooleanSupplier isBusy,
      LongSupplier nanoTime,
      LongConsumer rest) {
    this.runOnce = runOnce;
    this.most = most;
    this.isBusy = isBusy;
    this.nanoTime = nanoTime;
    this.rest = rest;
    this.adaptedAt = nanoTime.getAsLong();
  }

  @Override
  public int getAsInt() {
    long began = nanoTime.getAsLong();
    int done = runOnce.getAsInt();
    long ended = nanoTime.getAsLong();
    adapt(done, ended);
    long due = done == 0 ? 0 : rest(done, ended - began);
    if (due > 0) {
      rest.accept(due);
    }
    return done;
  }

  private void adapt(int done, long now) {
    double change = Math.exp((double) (now - adaptedAt) / ADAPTATION);
    adaptedAt = now;
    if (done == 0) {
      restForWork = MOST_REST_FOR_WORK;
    } else if (done < most) {
      restForWork =
          Math.min(MOST_REST_FOR_WORK, Math.max(LEAST_REST_FOR_WORK, restForWork) * change);
    } else {
      restForWork /= change;
    }
  }

  private long rest(int done, long worked) {
    long forVisitors = isBusy.getAsBoolean() ? Math.round(restForWork * worked) : 0;
    long toGather = done < most ? GATHERING : 0;
    return Math.min(LONGEST_REST, Math.max(forVisitors, toGather));
  }
}
