package io.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One signing secret of a webhook endpoint, as we know it. */
public record WebhookSecretId(UUID value) {
  /** Mints a new one; the time in it is never trusted. */
  public static WebhookSecretId mint(Instant now, RandomGenerator random) {
    return new WebhookSecretId(Ulid.mint(now, random));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<WebhookSecretId> parse(String text) {
    return Ulid.read(text).map(WebhookSecretId::new);
  }

  /** 26 characters, digits and upper-case letters. */
  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
