package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose messages may come, and the secrets that verify them.
 *
 * @param accounts accounts of our own, those without a secret too
 */
public record SigningSecrets(Set<AccountId> accounts, List<WebhookSecret> secrets) {
  public SigningSecrets {
    accounts = Set.copyOf(accounts);
    secrets = List.copyOf(secrets);
  }

  /** Those from the environment, and nothing else. */
  public static SigningSecrets ofEnvironment(List<Secret> secrets) {
    return new SigningSecrets(
        Set.of(AccountId.DEFAULT), secrets.stream().map(WebhookSecret::fromEnvironment).toList());
  }

  /** Those of one account; empty when there is no such account. */
  Optional<SigningSecrets> of(String account) {
    AccountId wanted = new AccountId(account);
    if (!accounts.contains(wanted)) {
      return Optional.empty();
    }
    List<WebhookSecret> its =
        secrets.stream().filter(secret -> secret.account().equals(wanted)).toList();
    return Optional.of(new SigningSecrets(Set.of(wanted), its));
  }

  /** Those that are believed now. */
  List<Secret> valid(Instant now) {
    return secrets.stream()
        .filter(secret -> secret.state(now) != WebhookSecret.State.ENDED)
        .map(WebhookSecret::secret)
        .toList();
  }

  /** Whose secret it is. */
  AccountId accountOf(Secret secret) {
    return secrets.stream()
        .filter(known -> known.secret().equals(secret))
        .map(WebhookSecret::account)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a secret of no account has verified"));
  }
}
