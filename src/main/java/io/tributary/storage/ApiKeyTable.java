package io.tributary.storage;

import io.tributary.model.ApiKeyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code api_keys}: keys of programs, by their hash. */
public final class ApiKeyTable {
  /** A key as the owner sees it. */
  public record ApiKey(ApiKeyId id, String name, Instant createdAt) {}

  public void insert(Transaction transaction, ApiKey key, byte[] keyHash) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO api_keys (id, name, key_hash, created_at)
            VALUES (:id, :name, :hash, :createdAt)
            """)
        .bind("id", key.id().value())
        .bind("name", key.name())
        .bind("hash", keyHash)
        .bind("createdAt", key.createdAt())
        .execute();
  }

  /** The name of the key with this hash, unless it was revoked. */
  public Optional<String> nameOf(Transaction transaction, byte[] keyHash) {
    return transaction
        .handle()
        .createQuery("SELECT name FROM api_keys WHERE key_hash = :hash AND revoked_at IS NULL")
        .bind("hash", keyHash)
        .mapTo(String.class)
        .findOne();
  }

  /** Keys that still work, newest first. */
  public List<ApiKey> valid(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, name, created_at FROM api_keys
            WHERE revoked_at IS NULL ORDER BY created_at DESC, id DESC
            """)
        .map(ConstructorMapper.of(Row.class))
        .map(row -> new ApiKey(new ApiKeyId(row.id()), row.name(), row.createdAt()))
        .list();
  }

  /** The hashes of keys that still work, in hexadecimal and in order. */
  public List<String> validHashes(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "SELECT encode(key_hash, 'hex') FROM api_keys WHERE revoked_at IS NULL ORDER BY key_hash")
        .mapTo(String.class)
        .list();
  }

  /** Revokes a key; false when it doesn't exist or was revoked before. */
  public boolean revoke(Transaction transaction, ApiKeyId id, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                "UPDATE api_keys SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
            .bind("id", id.value())
            .bind("now", now)
            .execute()
        == 1;
  }

  /** One row, component for column; public, or Jdbi may not construct it. */
  public record Row(UUID id, String name, Instant createdAt) {}
}
