package io.tributary.demo;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks later by the real clock, until it is closed. */
final class Alarm implements Later, AutoCloseable {
  private static final int AT_ONCE = 16;
  private final ScheduledExecutorService threads =
      new ScheduledThreadPoolExecutor(AT_ONCE, Thread.ofVirtual().name("demo-", 0).factory());

  @Override
  public void run(Duration delay, Runnable task) {
    try {
      var _ = threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      if (!threads.isShutdown()) {
        throw stopping;
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
