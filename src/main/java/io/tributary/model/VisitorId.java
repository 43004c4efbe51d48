package io.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One browser of one person, as far as cookies can tell. */
public record VisitorId(UUID value) {
  /** Mints a new one; the time in it is never trusted. */
  public static VisitorId mint(Instant now, RandomGenerator random) {
    return new VisitorId(Ulid.mint(now, random));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<VisitorId> parse(String text) {
    return Ulid.read(text).map(VisitorId::new);
  }

  /** The 26 characters that travel in URLs and in {@code client_reference_id}. */
  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
