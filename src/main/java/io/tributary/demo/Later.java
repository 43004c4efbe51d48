package io.tributary.demo;

import java.time.Duration;

/** Runs a task after a delay; a test holds the tasks and chooses their order. */
@FunctionalInterface
interface Later {
  void run(Duration delay, Runnable task);
}
