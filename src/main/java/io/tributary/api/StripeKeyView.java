package io.tributary.api;

import io.tributary.model.StripeKey;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key of a Stripe account's, without the key.
 *
 * @param hint what tells it from others
 */
record StripeKeyView(String mode, String hint, String origin, Optional<Instant> createdAt) {
  static StripeKeyView of(StripeKey key) {
    return new StripeKeyView(
        key.test() ? "test" : "live",
        key.key().hint(),
        origin(key.createdAt().isPresent()),
        key.createdAt().map(Json::time));
  }

  /** Where it was set. */
  static String origin(boolean inDatabase) {
    return inDatabase ? "database" : "environment";
  }
}
