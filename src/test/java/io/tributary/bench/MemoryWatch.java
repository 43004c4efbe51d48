package io.tributary.bench;

import java.time.Duration;

/** Looks every few seconds how much memory the server takes. */
final class MemoryWatch implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(3);
  private final ProcessFamily family;
  private final Thread thread;
  private volatile double peak;

  private MemoryWatch(ProcessFamily family) {
    this.family = family;
    this.thread = Thread.ofPlatform().name("memory-watch").daemon().unstarted(this::watch);
  }

  static MemoryWatch start(ProcessFamily family) {
    MemoryWatch watch = new MemoryWatch(family);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        peak = Math.max(peak, family.megabytes());
      }
    } catch (InterruptedException ended) {
      return;
    }
  }

  /** The most that was seen so far, now included; in MB. */
  double peak() {
    return Math.max(peak, family.megabytes());
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
