package io.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One tracked link. */
public record LinkId(UUID value) {
  /** Mints a new one; the time in it is never trusted. */
  public static LinkId mint(Instant now, RandomGenerator random) {
    return new LinkId(Ulid.mint(now, random));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<LinkId> parse(String text) {
    return Ulid.read(text).map(LinkId::new);
  }

  /** The 26 characters that travel in URLs and in {@code client_reference_id}. */
  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
