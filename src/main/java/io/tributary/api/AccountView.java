package io.tributary.api;

import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.SiteId;
import io.tributary.model.StripeCredentials;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Stripe account whose books are kept.
 *
 * @param platform the account it is connected to
 * @param site null: that of its platform
 * @param lastMessageAt when a message of its own endpoints was last verified
 */
record AccountView(
    String id,
    Optional<String> name,
    Optional<String> platform,
    Optional<String> site,
    Instant createdAt,
    Optional<Instant> lastMessageAt,
    List<WebhookSecretView> webhookSecrets,
    List<StripeKeyView> apiKeys) {
  AccountView {
    webhookSecrets = List.copyOf(webhookSecrets);
    apiKeys = List.copyOf(apiKeys);
  }

  /**
   * What is set for all accounts, and when which secret last verified a message.
   *
   * @param now what has ended is judged by it
   */
  record Known(StripeCredentials credentials, Map<Secret, Instant> verified, Instant now) {
    Known {
      verified = Map.copyOf(verified);
    }

    private List<WebhookSecretView> secrets(AccountId account) {
      return credentials.of(account).secrets().stream()
          .map(
              secret ->
                  WebhookSecretView.of(
                      secret, Optional.ofNullable(verified.get(secret.secret())), now))
          .toList();
    }
  }

  static AccountView of(Account account, Known known) {
    List<WebhookSecretView> secrets = known.secrets(account.id());
    return new AccountView(
        account.id().value(),
        account.name(),
        Optional.of(account.id().platform().value()).filter(_ -> account.isConnected()),
        account.site().map(SiteId::value),
        Json.time(account.createdAt()),
        secrets.stream()
            .flatMap(secret -> secret.lastVerifiedAt().stream())
            .max(Comparator.naturalOrder()),
        secrets,
        known.credentials().of(account.id()).keys().stream().map(StripeKeyView::of).toList());
  }
}
