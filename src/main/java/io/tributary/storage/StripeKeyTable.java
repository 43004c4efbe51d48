package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.StripeKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code stripe_keys}: the API keys of Stripe accounts, sealed. */
public final class StripeKeyTable {
  private static final String SEAL = "stripe_keys.key";
  private final Vault vault;

  StripeKeyTable(Vault vault) {
    this.vault = vault;
  }

  public List<StripeKey> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "SELECT account_id, test, key, created_at FROM stripe_keys ORDER BY account_id, test")
        .map(RecordMapper.of(Row.class))
        .map(this::key)
        .list();
  }

  /**
   * Keeps a key, instead of the one its account had for the same data; false when another account
   * has it.
   */
  public boolean save(Transaction transaction, StripeKey key) {
    transaction.handle().execute("LOCK TABLE stripe_keys IN SHARE ROW EXCLUSIVE MODE");
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO stripe_keys (account_id, test, key, key_index, created_at)
                SELECT :account, :test, :key, :index, CAST(:createdAt AS timestamptz)
                WHERE NOT EXISTS (
                  SELECT 1 FROM stripe_keys
                  WHERE key_index = :index AND (account_id, test) <> (:account, :test))
                ON CONFLICT (account_id, test)
                  DO UPDATE SET key = EXCLUDED.key, key_index = EXCLUDED.key_index,
                    created_at = EXCLUDED.created_at
                """)
            .bind("account", key.account().value())
            .bind("test", key.test())
            .bind("key", vault.seal(key.key().reveal().getBytes(StandardCharsets.UTF_8), SEAL))
            .bind("index", vault.blindIndex(key.key().reveal()))
            .bind("createdAt", key.createdAt())
            .execute()
        == 1;
  }

  /** Removes one; false when there is none. */
  public boolean delete(Transaction transaction, AccountId account, boolean test) {
    return transaction
            .handle()
            .createUpdate("DELETE FROM stripe_keys WHERE account_id = :account AND test = :test")
            .bind("account", account.value())
            .bind("test", test)
            .execute()
        == 1;
  }

  private StripeKey key(Row row) {
    return new StripeKey(
        new AccountId(row.accountId()),
        row.test(),
        new Secret(new String(vault.open(row.key(), SEAL), StandardCharsets.UTF_8)),
        Optional.of(row.createdAt()));
  }

  /** One row, component for column. */
  record Row(String accountId, boolean test, byte[] key, Instant createdAt) {}
}
