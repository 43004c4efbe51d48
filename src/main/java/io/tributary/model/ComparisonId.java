package io.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One comparison of the books with Stripe's. */
public record ComparisonId(UUID value) {
  /** Mints a new one. */
  public static ComparisonId mint(Instant now, RandomGenerator random) {
    return new ComparisonId(Ulid.mint(now, random));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<ComparisonId> parse(String text) {
    return Ulid.read(text).map(ComparisonId::new);
  }

  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
