package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.StripeCredentials;
import io.tributary.model.WebhookSecret;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;

/** What all resources below {@code accounts} share: finding the account that an address names. */
record AccountDoor(Database database, Tables tables, InstantSource clock, Ports ports) {
  /** Answers about the account of the address, in one transaction. */
  Response about(Request request, BiFunction<Transaction, Account, Response> answer) {
    return database.inTransaction(
        transaction ->
            tables
                .accounts()
                .find(transaction, new AccountId(request.parameter("account")))
                .map(account -> answer.apply(transaction, account))
                .orElseGet(() -> Problem.noSuch("account", "/api/v1/accounts")));
  }

  /** The same for a change, after which the doors look again. */
  Response change(Request request, BiFunction<Transaction, Account, Response> change) {
    Response answer = about(request, change);
    if (answer.status() < 300) {
      ports.accountsChanged().run();
    }
    return answer;
  }

  /** All webhook secrets and API keys. */
  StripeCredentials credentials(Transaction transaction) {
    return tables.credentials(transaction, ports.environment());
  }

  AccountView.Known known(Transaction transaction) {
    StripeCredentials credentials = credentials(transaction);
    return new AccountView.Known(
        credentials,
        tables
            .webhookSecretUses()
            .latest(
                transaction, credentials.secrets().stream().map(WebhookSecret::secret).toList()),
        clock.instant());
  }

  /** A connected account is opened by its platform's secrets and keys. */
  static Optional<String> objectionToConnected(Account account) {
    return Optional.of(
            "This account is connected to \"%s\", whose secrets and keys serve for it."
                .formatted(account.id().platform()))
        .filter(_ -> account.isConnected());
  }
}
