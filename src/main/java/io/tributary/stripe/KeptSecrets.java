package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.StripeMode;
import io.tributary.model.WebhookSecret;
import io.tributary.model.WebhookSecretId;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Keeps the secret of a new endpoint among its account's, sealed in the database. */
public final class KeptSecrets implements SecretKeeper {
  /** Longer than Stripe takes to answer what a change asks, with all repetitions. */
  private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

  private final Database database;
  private final Tables tables;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Runnable changed;

  /**
   * Makes the keeper.
   *
   * @param changed called after a secret was added, so that it is believed at once
   */
  public KeptSecrets(
      Database database,
      Tables tables,
      InstantSource clock,
      RandomGenerator random,
      Runnable changed) {
    this.database = database;
    this.tables = tables;
    this.clock = clock;
    this.random = random;
    this.changed = changed;
  }

  @Override
  public void keep(AccountId account, Secret secret, StripeMode mode, String label) {
    Instant now = clock.instant();
    WebhookSecret added =
        WebhookSecret.added(WebhookSecretId.mint(now, random), account, secret, label, now)
            .in(Optional.of(mode));
    database.useTransaction(transaction -> tables.webhookSecrets().insert(transaction, added));
    changed.run();
  }

  @Override
  public Optional<String> inTurn(KeyedAccount keyed, Supplier<Optional<String>> change) {
    String lease = "endpoints of " + keyed.account() + " " + StripeMode.of(!keyed.isLive()).word();
    UUID holder = UUID.randomUUID();
    boolean isTheirTurn =
        database.inTransaction(
            transaction -> tables.leases().take(transaction, lease, holder, LONGEST_TURN));
    if (!isTheirTurn) {
      return Optional.of(
          "Somebody is changing this account's endpoints right now: look again in a minute.");
    }
    try {
      return change.get();
    } finally {
      database.useTransaction(transaction -> tables.leases().giveBack(transaction, lease, holder));
    }
  }
}
