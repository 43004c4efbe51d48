package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.Account;
import io.tributary.model.NameRule;
import io.tributary.model.Secret;
import io.tributary.model.StripeKey;
import io.tributary.model.StripeMode;
import io.tributary.model.StripeSecretRule;
import io.tributary.model.WebhookSecret;
import io.tributary.model.WebhookSecretId;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Changes to an account's webhook secrets and API keys, each by a form. */
final class SecretChanges {
  /** How long an old secret may stay valid beside the one that replaces it; the first is preset. */
  static final Map<String, Duration> OVERLAPS = overlaps();

  private static final String GONE = "It is not there any more; somebody has removed it.";
  private final Tables tables;
  private final Ports ports;
  private final SecureRandom random = new SecureRandom();

  SecretChanges(Tables tables, Ports ports) {
    this.tables = tables;
    this.ports = ports;
  }

  private static Map<String, Duration> overlaps() {
    Map<String, Duration> overlaps = new LinkedHashMap<>();
    overlaps.put("24 hours", Duration.ofHours(24));
    overlaps.put("1 hour", Duration.ofHours(1));
    overlaps.put("3 days", Duration.ofDays(3));
    overlaps.put("7 days", Duration.ofDays(7));
    overlaps.put("not at all", Duration.ZERO);
    return overlaps;
  }

  /** Adds a secret; instead of another one, if the form names it. */
  Map<String, String> addSecret(Transaction transaction, Account account, Query form) {
    Optional<WebhookSecret> old = old(transaction, account, form);
    Secret secret = new Secret(form.first("secret").orElse("").strip());
    String label =
        old.map(WebhookSecret::label).orElseGet(() -> form.first("label").orElse("").strip());
    String field = old.flatMap(WebhookSecret::id).map(id -> "secret." + id).orElse("secret");
    boolean isOldGone = form.first("replaces").isPresent() && old.isEmpty();
    Optional<String> wrong =
        objection(transaction, account, secret)
            .or(() -> NameRule.objectionToLabel(label).map("The name must "::concat))
            .or(() -> Optional.of(GONE).filter(_ -> isOldGone));
    if (wrong.isPresent()) {
      return Map.of(field, wrong.get());
    }
    if (!add(transaction, account, secret, label, modeIn(form, old))) {
      return Map.of(field, "Somebody has added this secret at the same moment.");
    }
    old.ifPresent(replaced -> end(transaction, replaced, secret, overlap(form)));
    return Map.of();
  }

  private Optional<String> objection(Transaction transaction, Account account, Secret secret) {
    return Optional.of("The platform's secrets serve for a connected account.")
        .filter(_ -> account.isConnected())
        .or(
            () ->
                tables
                    .credentials(transaction, ports.environment())
                    .objectionTo(secret, account.id()));
  }

  /** A secret that replaces another is of the same endpoint. */
  private static Optional<StripeMode> modeIn(Query form, Optional<WebhookSecret> old) {
    return mode(form).or(() -> old.flatMap(WebhookSecret::mode));
  }

  private static Optional<StripeMode> mode(Query form) {
    return form.first("mode").flatMap(StripeMode::parse);
  }

  private boolean add(
      Transaction transaction,
      Account account,
      Secret secret,
      String label,
      Optional<StripeMode> mode) {
    Instant now = ports.clock().instant();
    WebhookSecretId id = WebhookSecretId.mint(now, random);
    return tables
        .webhookSecrets()
        .insert(transaction, WebhookSecret.added(id, account.id(), secret, label, now).in(mode));
  }

  private void end(Transaction transaction, WebhookSecret replaced, Secret by, Duration overlap) {
    Instant end = ports.clock().instant().plus(overlap);
    tables.replace(transaction, replaced.endingBy(end), by);
  }

  private static Duration overlap(Query form) {
    return OVERLAPS.getOrDefault(form.first("overlap").orElse(""), Duration.ofHours(24));
  }

  private Optional<WebhookSecret> old(Transaction transaction, Account account, Query form) {
    return form.first("replaces")
        .flatMap(WebhookSecretId::parse)
        .flatMap(tables.credentials(transaction, ports.environment()).of(account.id())::find);
  }

  /** Chooses which data a secret may sign. */
  Map<String, String> setMode(Transaction transaction, Account account, Query form) {
    Optional<WebhookSecret> known = old(transaction, account, form);
    known.ifPresent(secret -> tables.webhookSecrets().update(transaction, secret.in(mode(form))));
    return known.isPresent() ? Map.of() : Map.of("secret", GONE);
  }

  Map<String, String> removeSecret(Transaction transaction, Account account, Query form) {
    boolean isRemoved =
        old(transaction, account, form)
            .flatMap(WebhookSecret::id)
            .filter(id -> tables.webhookSecrets().delete(transaction, id))
            .isPresent();
    return isRemoved ? Map.of() : Map.of("secret", GONE);
  }

  Map<String, String> setKey(Transaction transaction, Account account, Query form) {
    Secret key = new Secret(form.first("key").orElse("").strip());
    Optional<String> wrong =
        tables
            .credentials(transaction)
            .objectionToKey(key, account.id())
            .or(() -> ports.environment().objectionToKey(key, account.id()));
    if (wrong.isPresent() || account.isConnected()) {
      return Map.of("key", wrong.orElse("The platform's keys serve for a connected account."));
    }
    Instant now = ports.clock().instant();
    StripeKey wanted =
        new StripeKey(account.id(), StripeSecretRule.isTest(key), key, Optional.of(now));
    return tables.stripeKeys().save(transaction, wanted)
        ? Map.of()
        : Map.of("key", "Another account was given this key at the same moment.");
  }

  Map<String, String> removeKey(Transaction transaction, Account account, Query form) {
    boolean test = form.first("mode").equals(Optional.of("test"));
    return tables.stripeKeys().delete(transaction, account.id(), test)
        ? Map.of()
        : Map.of("key", GONE);
  }
}
