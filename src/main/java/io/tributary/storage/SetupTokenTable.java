package io.tributary.storage;

import java.time.Instant;
import java.util.Optional;

/** Table {@code setup_tokens}: the hash of the one token that may create the owner. */
public final class SetupTokenTable {
  /** Keeps this token and forgets the one before. */
  public void replace(Transaction transaction, byte[] tokenHash, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO setup_tokens (token_hash, created_at) VALUES (:hash, :now)
            ON CONFLICT (only_one) DO UPDATE
            SET token_hash = EXCLUDED.token_hash, created_at = EXCLUDED.created_at
            """)
        .bind("hash", tokenHash)
        .bind("now", now)
        .execute();
  }

  public Optional<byte[]> hash(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT token_hash FROM setup_tokens")
        .mapTo(byte[].class)
        .findOne();
  }

  public void forget(Transaction transaction) {
    transaction.handle().createUpdate("DELETE FROM setup_tokens").execute();
  }
}
