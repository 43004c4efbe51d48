package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Account;
import io.tributary.model.Secret;
import io.tributary.model.StripeKey;
import io.tributary.model.StripeSecretRule;
import io.tributary.storage.Transaction;
import java.util.Optional;

/** The API keys of an account: one for live data, one for test data. */
final class StripeKeys {
  private final AccountDoor door;

  StripeKeys(AccountDoor door) {
    this.door = door;
  }

  Response put(Request request) {
    Parameters.none(request);
    Fields fields = Fields.read(request.body(), "key");
    Optional<Secret> key =
        fields.required("key", "a restricted or secret key of the account's API").map(Secret::new);
    return door.change(request, (transaction, account) -> put(transaction, account, fields, key));
  }

  private Response put(
      Transaction transaction, Account account, Fields fields, Optional<Secret> key) {
    fields.refuseIf(AccountDoor.objectionToConnected(account));
    key.ifPresent(secret -> fields.refuseIf(objection(transaction, account, secret)));
    return fields.refusal().orElseGet(() -> saved(transaction, account, key.orElseThrow()));
  }

  /** The environment's own are asked, too: another key of its account may stand in their place. */
  private Optional<String> objection(Transaction transaction, Account account, Secret key) {
    return door.credentials(transaction)
        .objectionToKey(key, account.id())
        .or(() -> door.ports().environment().objectionToKey(key, account.id()));
  }

  private Response saved(Transaction transaction, Account account, Secret secret) {
    StripeKey key =
        new StripeKey(
            account.id(),
            StripeSecretRule.isTest(secret),
            secret,
            Optional.of(door.clock().instant()));
    return door.tables().stripeKeys().save(transaction, key)
        ? Json.ok(StripeKeyView.of(key))
        : Problem.of(409, "Another account was given this key at the same moment.");
  }

  Response delete(Request request) {
    Parameters.none(request);
    String mode = request.parameter("mode");
    return door.change(
        request,
        (transaction, account) ->
            (mode.equals("live") || mode.equals("test"))
                    && door.tables()
                        .stripeKeys()
                        .delete(transaction, account.id(), mode.equals("test"))
                ? Response.empty(204)
                : Problem.noSuch("key", "/api/v1/accounts/" + account.id()));
  }
}
