package io.tributary.storage;

import java.time.Duration;

/** A moment between two looks at another process. */
final class Pause {
  private Pause() {}

  static void of(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for PostgreSQL.", e);
    }
  }
}
