package io.tributary;

import io.tributary.config.Config;
import io.tributary.model.AccountId;
import io.tributary.stripe.KeyedAccount;
import java.util.List;
import java.util.Optional;

/** The accounts that have an API key by the settings. */
final class StripeKeys {
  private StripeKeys() {}

  static List<KeyedAccount> of(Config config) {
    return config.stripe().apiKey().stream()
        .map(key -> new KeyedAccount(AccountId.DEFAULT, key, Optional.empty()))
        .toList();
  }
}
