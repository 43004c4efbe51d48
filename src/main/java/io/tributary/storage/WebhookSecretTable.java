package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.StripeMode;
import io.tributary.model.WebhookSecret;
import io.tributary.model.WebhookSecretId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code webhook_secrets}: the signing secrets of webhook endpoints, sealed. */
public final class WebhookSecretTable {
  private static final String SEAL = "webhook_secrets.secret";
  private final Vault vault;

  WebhookSecretTable(Vault vault) {
    this.vault = vault;
  }

  /** All of them, in the order they were added, those that have ended too. */
  public List<WebhookSecret> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, account_id, secret, label, created_at, ends_at, mode FROM webhook_secrets
            ORDER BY created_at, id
            """)
        .map(RecordMapper.of(Row.class))
        .map(this::secret)
        .list();
  }

  /** Adds one that has an id; false when the same secret is there already, with any account. */
  public boolean insert(Transaction transaction, WebhookSecret secret) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO webhook_secrets
                  (id, account_id, secret, secret_index, label, created_at, ends_at, mode)
                VALUES (:id, :account, :secret, :index, :label, :createdAt,
                  CAST(:endsAt AS timestamptz), CAST(:mode AS text))
                ON CONFLICT DO NOTHING
                """)
            .bind("id", secret.id().map(WebhookSecretId::value))
            .bind("account", secret.account().value())
            .bind("secret", seal(secret.secret()))
            .bind("index", vault.blindIndex(secret.secret().reveal()))
            .bind("label", secret.label())
            .bind("createdAt", secret.createdAt())
            .bind("endsAt", secret.endsAt())
            .bind("mode", secret.mode().map(StripeMode::name))
            .execute()
        == 1;
  }

  /** Changes what the endpoint is called, its mode, and from when the secret isn't believed. */
  public void update(Transaction transaction, WebhookSecret secret) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE webhook_secrets SET label = :label, ends_at = CAST(:endsAt AS timestamptz),
              mode = CAST(:mode AS text)
            WHERE id = :id
            """)
        .bind("id", secret.id().map(WebhookSecretId::value))
        .bind("label", secret.label())
        .bind("endsAt", secret.endsAt())
        .bind("mode", secret.mode().map(StripeMode::name))
        .execute();
  }

  /** Removes one; false when there is none of that id. */
  public boolean delete(Transaction transaction, WebhookSecretId id) {
    return transaction
            .handle()
            .createUpdate("DELETE FROM webhook_secrets WHERE id = :id")
            .bind("id", id.value())
            .execute()
        == 1;
  }

  private byte[] seal(Secret secret) {
    return vault.seal(secret.reveal().getBytes(StandardCharsets.UTF_8), SEAL);
  }

  private WebhookSecret secret(Row row) {
    return new WebhookSecret(
        Optional.of(new WebhookSecretId(row.id())),
        new AccountId(row.accountId()),
        new Secret(new String(vault.open(row.secret(), SEAL), StandardCharsets.UTF_8)),
        row.label(),
        Optional.of(row.createdAt()),
        row.endsAt(),
        row.mode().map(StripeMode::valueOf),
        Optional.empty());
  }

  /** One row, component for column. */
  record Row(
      UUID id,
      String accountId,
      byte[] secret,
      String label,
      Instant createdAt,
      Optional<Instant> endsAt,
      Optional<String> mode) {}
}
