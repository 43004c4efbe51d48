package io.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One event inside a visit; minted by the browser, so that a repeated message is one event. */
public record EventId(UUID value) {
  /** Mints a new one; the time in it is never trusted. */
  public static EventId mint(Instant now, RandomGenerator random) {
    return new EventId(Ulid.mint(now, random));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<EventId> parse(String text) {
    return Ulid.read(text).map(EventId::new);
  }

  /** The 26 characters that travel in URLs and in {@code client_reference_id}. */
  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
