package io.tributary.ops;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one loop that runs every worker: again at once while there is work, else after a rest or a
 * wake-up.
 *
 * <p>Each has a thread of the operating system, unlike a request: a busy worker would keep visitors
 * waiting on the few carriers that run virtual threads, and {@code top -H} tells who is at work.
 */
public final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration LONGEST_REST_AFTER_FAILURE = Duration.ofSeconds(5);
  private static final Duration LAST_BEAT = Duration.ofSeconds(10);
  private final String name;
  private final IntSupplier runOnce;
  private final Duration rest;
  private final Duration longestBeat;
  private final Semaphore wakeUps = new Semaphore(0);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean isClosing;
  private final AtomicLong beats = new AtomicLong();
  private final AtomicLong items = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private volatile long beatEndedAt = System.nanoTime();

  private Worker(String name, IntSupplier runOnce, Duration rest, Duration longestBeat) {
    this.name = name;
    this.runOnce = runOnce;
    this.rest = rest;
    this.longestBeat = longestBeat;
  }

  /**
   * Starts a worker whose beats take less than a minute.
   *
   * @param runOnce one beat; returns how much it did, 0 when there was nothing to do
   * @param rest how long to rest after a beat without work
   */
  public static Worker start(String name, IntSupplier runOnce, Duration rest) {
    return start(name, runOnce, rest, WorkerState.LONGEST_BEAT);
  }

  /**
   * Starts a worker.
   *
   * @param longestBeat after what time a beat is believed to hang
   */
  public static Worker start(
      String name, IntSupplier runOnce, Duration rest, Duration longestBeat) {
    Worker worker = new Worker(name, runOnce, rest, longestBeat);
    Thread.ofPlatform().daemon().name(name).start(worker::run);
    return worker;
  }

  /** There may be work: ends the rest. */
  public void wake() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  private void run() {
    try {
      while (!isClosing) {
        if (beat() == 0) {
          rest();
        }
      }
    } finally {
      ended.countDown();
    }
  }

  private int beat() {
    try {
      int done = runOnce.getAsInt();
      if (failuresInARow.get() > 0) {
        LOG.info("{} works again after {} failures", name, failuresInARow);
      }
      failuresInARow.set(0);
      beats.incrementAndGet();
      items.addAndGet(done);
      return done;
    } catch (RuntimeException failure) {
      tell(failure);
      failuresInARow.incrementAndGet();
      failures.incrementAndGet();
      return 0;
    } finally {
      beatEndedAt = System.nanoTime();
    }
  }

  /** How it is doing; never waits for a beat. */
  public WorkerState state() {
    return new WorkerState(
        name,
        beats.get(),
        items.get(),
        failures.get(),
        failuresInARow.get(),
        Duration.ofNanos(System.nanoTime() - beatEndedAt),
        rest,
        longestBeat);
  }

  /** The first failure with all it says, then one line each time their number has doubled. */
  private void tell(RuntimeException failure) {
    int before = failuresInARow.get();
    if (before == 0) {
      LOG.warn("{} failed and tries again", name, failure);
    } else if (Integer.bitCount(before + 1) == 1) {
      LOG.warn("{} has failed {} times in a row: {}", name, before + 1, failure.toString());
    }
  }

  private void rest() {
    int failed = failuresInARow.get();
    long millis = rest.toMillis() << Math.min(failed, 16);
    long most = failed == 0 ? millis : Math.min(millis, LONGEST_REST_AFTER_FAILURE.toMillis());
    try {
      if (wakeUps.tryAcquire(most, TimeUnit.MILLISECONDS)) {
        wakeUps.drainPermits();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the beat end, and starts no other. */
  @Override
  public void close() {
    isClosing = true;
    wake();
    try {
      if (!ended.await(LAST_BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn(
            "{} did not end within {} seconds and is left behind", name, LAST_BEAT.toSeconds());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
