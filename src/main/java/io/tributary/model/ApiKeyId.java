package io.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One API key, without the key itself. */
public record ApiKeyId(UUID value) {
  /** Mints a new one. */
  public static ApiKeyId mint(Instant now, RandomGenerator random) {
    return new ApiKeyId(Ulid.mint(now, random));
  }

  /** Reads what {@link #toString} wrote; empty for anything else. */
  public static Optional<ApiKeyId> parse(String text) {
    return Ulid.read(text).map(ApiKeyId::new);
  }

  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
