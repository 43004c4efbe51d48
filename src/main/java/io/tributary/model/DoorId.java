package io.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One door for conversions; no secret, unlike the token in its address. */
public record DoorId(UUID value) {
  /** Mints a new one; the time in it is never trusted. */
  public static DoorId mint(Instant now, RandomGenerator random) {
    return new DoorId(Ulid.mint(now, random));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<DoorId> parse(String text) {
    return Ulid.read(text).map(DoorId::new);
  }

  /** The 26 characters that travel in URLs. */
  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
