package io.tributary.storage;

import io.tributary.model.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code users}: who may sign in. */
public final class UserTable {
  /** What signing in needs. */
  public record Credentials(UserId id, String passwordHash) {}

  /**
   * A user to insert.
   *
   * @param emailSealed the e-mail address, encrypted
   * @param emailIndex its blind index
   */
  public record NewUser(UserId id, byte[] emailSealed, byte[] emailIndex, String passwordHash) {}

  /** Inserts the owner; false when there is one already. */
  public boolean insertOwner(Transaction transaction, NewUser user, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO users (id, role, email_sealed, email_index, password_hash, created_at)
                VALUES (:id, 'owner', :sealed, :index, :hash, :now)
                ON CONFLICT DO NOTHING
                """)
            .bind("id", user.id().value())
            .bind("sealed", user.emailSealed())
            .bind("index", user.emailIndex())
            .bind("hash", user.passwordHash())
            .bind("now", now)
            .execute()
        == 1;
  }

  public boolean ownerExists(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT EXISTS (SELECT 1 FROM users WHERE role = 'owner')")
        .mapTo(Boolean.class)
        .one();
  }

  public Optional<Credentials> byEmail(Transaction transaction, byte[] emailIndex) {
    return transaction
        .handle()
        .createQuery("SELECT id, password_hash FROM users WHERE email_index = :index")
        .bind("index", emailIndex)
        .map(ConstructorMapper.of(Row.class))
        .findOne()
        .map(row -> new Credentials(new UserId(row.id()), row.passwordHash()));
  }

  /** The encrypted e-mail address of a user. */
  public Optional<byte[]> sealedEmail(Transaction transaction, UserId user) {
    return transaction
        .handle()
        .createQuery("SELECT email_sealed FROM users WHERE id = :id")
        .bind("id", user.value())
        .mapTo(byte[].class)
        .findOne();
  }

  /** One row, component for column; public, or Jdbi may not construct it. */
  public record Row(UUID id, String passwordHash) {}
}
