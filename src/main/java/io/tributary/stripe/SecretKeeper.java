package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.StripeMode;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Port: keeps the signing secret of an endpoint that was just made, which is told only once; and
 * knows who is making one.
 */
@FunctionalInterface
public interface SecretKeeper {
  /**
   * Keeps it, so that the endpoint's messages are believed from now on.
   *
   * @param mode of the key that made it
   * @param label what the endpoint is called
   */
  void keep(AccountId account, Secret secret, StripeMode mode, String label);

  /**
   * Lets one after the other change an account's endpoints, where several could.
   *
   * @param change what is done in the caller's turn; what was in its way, as a sentence
   * @return the same, or that somebody else is at it
   */
  default Optional<String> inTurn(KeyedAccount keyed, Supplier<Optional<String>> change) {
    return change.get();
  }
}
