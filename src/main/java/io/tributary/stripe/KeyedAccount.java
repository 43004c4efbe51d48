package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.StripeBooks;
import java.util.List;
import java.util.Optional;

/**
 * Whose books an API key opens.
 *
 * @param account our account
 * @param key Stripe's secret or restricted API key
 * @param connected the connected account ({@code acct_…}) to act for, with the platform's key
 */
public record KeyedAccount(AccountId account, Secret key, Optional<String> connected) {
  /** The key to an account's books. */
  static Optional<KeyedAccount> of(List<KeyedAccount> known, AccountId account, boolean test) {
    return known.stream()
        .filter(each -> each.account().equals(account) && each.isLive() != test)
        .findFirst();
  }

  /** Tells the keys of an account apart without telling them. */
  String mark() {
    return Marks.of(key.reveal());
  }

  /** The books it opens. */
  public StripeBooks books() {
    return new StripeBooks(account, !isLive());
  }

  /** Whether it opens live books; of a key that doesn't say so, that is assumed. */
  public boolean isLive() {
    return !key.reveal().contains("_test_");
  }
}
