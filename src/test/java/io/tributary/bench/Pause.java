package io.tributary.bench;

import java.time.Duration;

/** Lets real time pass: a benchmark measures nothing else. */
final class Pause {
  private Pause() {}

  static void of(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ending);
    }
  }
}
