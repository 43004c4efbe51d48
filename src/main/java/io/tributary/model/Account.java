package io.tributary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One account at Stripe whose books are kept.
 *
 * @param name what people call it; a connected account may have none
 * @param site where its payments without a click belong; absent for a connected account that
 *     follows its platform
 */
public record Account(
    AccountId id, Optional<String> name, Optional<SiteId> site, Instant createdAt) {
  /** What to call it on a page. */
  public String title() {
    return name.or(id::stripeAccount).orElseGet(id::value);
  }

  /** Whether it is one that a platform of ours is connected to. */
  public boolean isConnected() {
    return id.stripeAccount().isPresent();
  }
}
