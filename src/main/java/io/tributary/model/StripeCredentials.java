package io.tributary.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Webhook secrets and API keys of all Stripe accounts. */
public record StripeCredentials(List<WebhookSecret> secrets, List<StripeKey> keys) {
  /** Stripe allows 16 endpoints an account; each is there for live and for test. */
  private static final int MOST_SECRETS = 32;

  /** Each message is tried with all of them, until one fits. */
  public static final int MOST_SECRETS_IN_ALL = 256;

  public StripeCredentials {
    secrets = List.copyOf(secrets);
    keys = List.copyOf(keys);
  }

  /** Those that the operator set; they belong to the default account. */
  public static StripeCredentials ofEnvironment(List<Secret> secrets, Optional<Secret> key) {
    return new StripeCredentials(
        secrets.stream()
            .map(WebhookSecret::fromEnvironment)
            .filter(secret -> !secret.secret().reveal().isEmpty())
            .collect(
                Collectors.toMap(
                    WebhookSecret::secret,
                    secret -> secret,
                    (one, other) -> one.in(other.mode()),
                    LinkedHashMap::new))
            .values()
            .stream()
            .toList(),
        key.filter(found -> !found.reveal().isEmpty()).map(StripeKey::fromEnvironment).stream()
            .toList());
  }

  /**
   * These and others; of the same secret, the same key, and of two keys for the same data, these
   * hold. So what was added to an account stays with it, also when the environment names it later.
   */
  public StripeCredentials or(StripeCredentials others) {
    List<WebhookSecret> allSecrets = new ArrayList<>(secrets);
    others.secrets.stream()
        .filter(other -> find(other.secret()).isEmpty())
        .forEach(allSecrets::add);
    List<StripeKey> allKeys = new ArrayList<>(keys);
    others.keys.stream()
        .filter(other -> keyOf(other.account(), other.test()).isEmpty())
        .filter(other -> keys.stream().noneMatch(key -> key.key().equals(other.key())))
        .forEach(allKeys::add);
    return new StripeCredentials(allSecrets, allKeys);
  }

  /** The same, with what messages have shown of the secrets. */
  public StripeCredentials knowing(Map<Secret, SecretLesson> lessons) {
    return new StripeCredentials(
        secrets.stream()
            .map(known -> known.knowing(lessons.getOrDefault(known.secret(), SecretLesson.NOTHING)))
            .toList(),
        keys);
  }

  /** Those of one account. */
  public StripeCredentials of(AccountId account) {
    return new StripeCredentials(
        secrets.stream().filter(secret -> secret.account().equals(account)).toList(),
        keys.stream().filter(key -> key.account().equals(account)).toList());
  }

  /** The secret with that text. */
  public Optional<WebhookSecret> find(Secret secret) {
    return secrets.stream().filter(known -> known.secret().equals(secret)).findFirst();
  }

  /** The secret with that id. */
  public Optional<WebhookSecret> find(WebhookSecretId id) {
    return secrets.stream().filter(known -> known.id().equals(Optional.of(id))).findFirst();
  }

  /** An account's key for test or live data. */
  public Optional<StripeKey> keyOf(AccountId account, boolean test) {
    return keys.stream()
        .filter(key -> key.account().equals(account) && key.test() == test)
        .findFirst();
  }

  /** Why a secret can't be added to an account. */
  public Optional<String> objectionTo(Secret secret, AccountId account) {
    return Stream.of(
            StripeSecretRule.objectionToWebhookSecret(secret),
            find(secret).map(StripeCredentials::isKnown),
            Optional.of("An account has at most " + MOST_SECRETS + " secrets: remove one first.")
                .filter(full -> of(account).secrets().size() >= MOST_SECRETS),
            Optional.of(
                    "All accounts have at most %d secrets together: remove some first."
                        .formatted(MOST_SECRETS_IN_ALL))
                .filter(full -> secrets.size() >= MOST_SECRETS_IN_ALL))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Why a key can't be an account's; another account's is said to be that, wherever it is from. */
  public Optional<String> objectionToKey(Secret secret, AccountId account) {
    return StripeSecretRule.objectionToKey(secret)
        .or(
            () ->
                keys.stream()
                    .filter(key -> key.key().equals(secret) && !key.account().equals(account))
                    .findFirst()
                    .map(StripeCredentials::isTaken));
  }

  private static String isTaken(StripeKey known) {
    String where = known.createdAt().isPresent() ? "" : ", from the environment";
    return "This key is already there, with the account "
        + known.account()
        + where
        + ". A key opens one account: take one of this account's own.";
  }

  private static String isKnown(WebhookSecret known) {
    String where = known.id().isPresent() ? "" : ", from the environment";
    return "This secret is already there, with the account "
        + known.account()
        + where
        + ". Each endpoint has a secret of its own.";
  }
}
