package io.tributary.storage;

import java.time.Duration;
import java.time.Instant;

/** Table {@code sign_in_attempts}: how often each address and e-mail tried lately. */
public final class SignInAttemptTable {
  /** Servers that share a database differ by less; a clock that was put back differs by more. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /**
   * The windows that count: those that began less than {@code length} ago, and not in the future.
   */
  public record Window(Instant now, Duration length) {
    Instant forgotten() {
      return now.minus(length);
    }

    Instant latest() {
      return now.plus(CLOCKS_DIFFER);
    }
  }

  /**
   * Counts one more try; a window that counts no more starts anew.
   *
   * @return tries in this window, this one included
   */
  public int count(Transaction transaction, byte[] key, Window window) {
    return transaction
        .handle()
        .createQuery(
            """
            INSERT INTO sign_in_attempts AS kept (key, tries, since) VALUES (:key, 1, :now)
            ON CONFLICT (key) DO UPDATE SET
              tries = CASE WHEN kept.since > :forgotten AND kept.since <= :latest
                           THEN kept.tries + 1 ELSE 1 END,
              since = CASE WHEN kept.since > :forgotten AND kept.since <= :latest
                           THEN kept.since ELSE :now END
            RETURNING tries
            """)
        .bind("key", key)
        .bind("now", window.now())
        .bind("forgotten", window.forgotten())
        .bind("latest", window.latest())
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

  /** Deletes windows that count no more, but those somebody is at; returns how many. */
  public int deleteOld(Transaction transaction, Window window) {
    return transaction
        .handle()
        .createUpdate(
            """
            DELETE FROM sign_in_attempts WHERE key IN (
              SELECT key FROM sign_in_attempts WHERE since <= :forgotten OR since > :latest
              FOR UPDATE SKIP LOCKED)
            """)
        .bind("forgotten", window.forgotten())
        .bind("latest", window.latest())
        .execute();
  }
}
