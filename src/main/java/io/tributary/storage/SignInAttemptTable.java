package io.tributary.storage;

import java.time.Instant;

/** Table {@code sign_in_attempts}: how often each address and e-mail tried lately. */
public final class SignInAttemptTable {
  /**
   * Counts one more try; tries whose window began at or before {@code forgotten} start anew.
   *
   * @return tries in this window, this one included
   */
  public int count(Transaction transaction, byte[] key, Instant forgotten, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            INSERT INTO sign_in_attempts AS kept (key, tries, since) VALUES (:key, 1, :now)
            ON CONFLICT (key) DO UPDATE SET
              tries = CASE WHEN kept.since <= :forgotten THEN 1 ELSE kept.tries + 1 END,
              since = CASE WHEN kept.since <= :forgotten THEN :now ELSE kept.since END
            RETURNING tries
            """)
        .bind("key", key)
        .bind("forgotten", forgotten)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  /** Starts anew for this key. */
  public void forget(Transaction transaction, byte[] key) {
    transaction
        .handle()
        .createUpdate("DELETE FROM sign_in_attempts WHERE key = :key")
        .bind("key", key)
        .execute();
  }

  /** Deletes windows that began at or before this time; returns how many. */
  public int deleteOlder(Transaction transaction, Instant since) {
    return transaction
        .handle()
        .createUpdate("DELETE FROM sign_in_attempts WHERE since <= :since")
        .bind("since", since)
        .execute();
  }
}
