package io.tributary.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Table {@code journals}: which journals are alive, and up to when they are loaded, by the
 * database's clock.
 */
public final class JournalTable {
  /** The database's clock. */
  public Instant now(Transaction transaction) {
    return transaction.handle().createQuery("SELECT clock_timestamp()").mapTo(Instant.class).one();
  }

  /**
   * Says that everything which was durable at a time is loaded.
   *
   * @param drainedAt by the database's clock
   * @param alive how long from now others shall wait for this journal
   */
  public void markDrained(
      Transaction transaction, UUID journal, Instant drainedAt, Duration alive) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO journals (id, drained_at, alive_until)
            VALUES (:id, :drainedAt, clock_timestamp() + :millis * interval '1 millisecond')
            ON CONFLICT (id) DO UPDATE SET
              drained_at = EXCLUDED.drained_at, alive_until = EXCLUDED.alive_until
            """)
        .bind("id", journal)
        .bind("drainedAt", drainedAt)
        .bind("millis", alive.toMillis())
        .execute();
  }
}
