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
    key.ifPresent(secret -> fields.refuseIf(StripeSecretRule.objectionToKey(secret)));
    return door.change(
        request,
        (transaction, account) ->
            fields
                .refuseIf(AccountDoor.objectionToConnected(account))
                .refusal()
                .orElseGet(() -> saved(transaction, account, key.orElseThrow())));
  }

  private Response saved(Transaction transaction, Account account, Secret secret) {
    StripeKey key =
        new StripeKey(
            account.id(),
            StripeSecretRule.isTest(secret),
            secret,
            Optional.of(door.clock().instant()));
    door.tables().stripeKeys().save(transaction, key);
    return Json.ok(StripeKeyView.of(key));
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
