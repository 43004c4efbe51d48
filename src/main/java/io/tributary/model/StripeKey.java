package io.tributary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret or restricted key of an account's API.
 *
 * @param test whether it opens test data, instead of live
 * @param createdAt absent for one from the environment, which only the environment changes
 */
public record StripeKey(AccountId account, boolean test, Secret key, Optional<Instant> createdAt) {
  /** One from the environment. */
  public static StripeKey fromEnvironment(Secret key) {
    return new StripeKey(AccountId.DEFAULT, StripeSecretRule.isTest(key), key, Optional.empty());
  }
}
