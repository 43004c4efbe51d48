package io.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One person who may sign in. */
public record UserId(UUID value) {
  /** Mints a new one. */
  public static UserId mint(Instant now, RandomGenerator random) {
    return new UserId(Ulid.mint(now, random));
  }

  /** Reads what {@link #toString} wrote; empty for anything else. */
  public static Optional<UserId> parse(String text) {
    return Ulid.read(text).map(UserId::new);
  }

  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
