package io.tributary.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test turns it. */
public final class SettableClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public SettableClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** Stands at noon of 1 November 2026, UTC. */
  public static SettableClock atNoon() {
    return new SettableClock(Instant.parse("2026-11-01T12:00:00Z"));
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  public void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  public void set(Instant instant) {
    now.set(instant);
  }
}
