package io.tributary.house.violations.click;

import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what happened in a static. */
public final class RemembersInStatics {
  private static final AtomicInteger COUNT = new AtomicInteger();

  public int next() {
    return COUNT.incrementAndGet();
  }
}
