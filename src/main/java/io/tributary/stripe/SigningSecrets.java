package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.StripeCredentials;
import io.tributary.model.WebhookSecret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The secrets that verify messages.
 *
 * @param decoys how many more are tried that nobody knows, so that neither answer nor time tells
 *     whose secrets these are
 */
public record SigningSecrets(List<WebhookSecret> secrets, int decoys) {
  private static final Secret DECOY = decoy();

  public SigningSecrets {
    secrets = List.copyOf(secrets);
  }

  /** Those of all accounts. */
  public static SigningSecrets ofAll(List<WebhookSecret> secrets) {
    return new SigningSecrets(secrets, 0);
  }

  /** Those from the environment, and nothing else. */
  public static SigningSecrets ofEnvironment(List<Secret> secrets) {
    return ofAll(secrets.stream().map(WebhookSecret::fromEnvironment).toList());
  }

  private static Secret decoy() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /**
   * Those of one account. Of one that isn't there, or has none, as many are tried as of the one
   * that has most: a stranger learns no account's name by asking.
   */
  SigningSecrets of(String account) {
    AccountId wanted = new AccountId(account);
    List<WebhookSecret> its =
        secrets.stream().filter(secret -> secret.account().equals(wanted)).toList();
    long most =
        secrets.stream()
            .collect(Collectors.groupingBy(WebhookSecret::account, Collectors.counting()))
            .values()
            .stream()
            .max(Comparator.naturalOrder())
            .orElse(1L);
    return new SigningSecrets(its, (int) most - its.size());
  }

  /** Those that are believed now, and the decoys. */
  List<Secret> tried(Instant now) {
    return Stream.concat(
            valid(now).map(WebhookSecret::secret), Collections.nCopies(decoys, DECOY).stream())
        .toList();
  }

  /** Whether any is believed now. */
  boolean areValid(Instant now) {
    return valid(now).findAny().isPresent();
  }

  private Stream<WebhookSecret> valid(Instant now) {
    return secrets.stream()
        .filter(secret -> secret.state(now) != WebhookSecret.State.ENDED)
        .limit(StripeCredentials.MOST_SECRETS_IN_ALL);
  }

  /** Whose secret it is, and of which mode; empty when it is none of these. */
  Optional<WebhookSecret> find(Secret secret) {
    return secrets.stream().filter(known -> known.secret().equals(secret)).findFirst();
  }
}
