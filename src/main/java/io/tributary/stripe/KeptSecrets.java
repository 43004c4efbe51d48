package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.WebhookSecret;
import io.tributary.model.WebhookSecretId;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Keeps the secret of a new endpoint among its account's, sealed in the database. */
public final class KeptSecrets implements SecretKeeper {
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
  public void keep(AccountId account, Secret secret, String label) {
    Instant now = clock.instant();
    WebhookSecret added =
        WebhookSecret.added(WebhookSecretId.mint(now, random), account, secret, label, now);
    database.useTransaction(transaction -> tables.webhookSecrets().insert(transaction, added));
    changed.run();
  }
}
