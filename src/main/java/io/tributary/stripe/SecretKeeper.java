package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;

/** Port: keeps the signing secret of an endpoint that was just made, which is told only once. */
@FunctionalInterface
public interface SecretKeeper {
  /**
   * Keeps it, so that the endpoint's messages are believed from now on.
   *
   * @param label what the endpoint is called
   */
  void keep(AccountId account, Secret secret, String label);
}
