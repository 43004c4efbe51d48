package io.tributary.storage;

import io.tributary.model.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code sessions}: browsers that are signed in, by the hash of their token. */
public final class SessionTable {
  /** One session. */
  public record Session(UserId user, Instant createdAt, Instant lastSeenAt) {}

  public void insert(Transaction transaction, byte[] tokenHash, UserId user, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at)
            VALUES (:hash, :user, :now, :now)
            """)
        .bind("hash", tokenHash)
        .bind("user", user.value())
        .bind("now", now)
        .execute();
  }

  /** The session, expired or not. */
  public Optional<Session> find(Transaction transaction, byte[] tokenHash) {
    return transaction
        .handle()
        .createQuery(
            "SELECT user_id, created_at, last_seen_at FROM sessions WHERE token_hash = :hash")
        .bind("hash", tokenHash)
        .map(ConstructorMapper.of(Row.class))
        .findOne()
        .map(row -> new Session(new UserId(row.userId()), row.createdAt(), row.lastSeenAt()));
  }

  public void seen(Transaction transaction, byte[] tokenHash, Instant now) {
    transaction
        .handle()
        .createUpdate("UPDATE sessions SET last_seen_at = :now WHERE token_hash = :hash")
        .bind("hash", tokenHash)
        .bind("now", now)
        .execute();
  }

  public void delete(Transaction transaction, byte[] tokenHash) {
    transaction
        .handle()
        .createUpdate("DELETE FROM sessions WHERE token_hash = :hash")
        .bind("hash", tokenHash)
        .execute();
  }

  /** Deletes sessions begun, or last seen, before these times; returns how many. */
  public int deleteOlder(Transaction transaction, Instant createdBefore, Instant seenBefore) {
    return transaction
        .handle()
        .createUpdate(
            """
            DELETE FROM sessions
            WHERE created_at <= :createdBefore OR last_seen_at <= :seenBefore
            """)
        .bind("createdBefore", createdBefore)
        .bind("seenBefore", seenBefore)
        .execute();
  }

  /** One row, component for column; public, or Jdbi may not construct it. */
  public record Row(UUID userId, Instant createdAt, Instant lastSeenAt) {}
}
