package io.tributary.storage;

import java.time.Duration;
import java.util.UUID;

/** Table {@code leases}: work that one server at a time does, by the database's clock. */
public final class LeaseTable {
  /**
   * Takes or renews a lease.
   *
   * @param length how long from now others keep away
   * @return false while another holds it
   */
  public boolean take(Transaction transaction, String name, UUID holder, Duration length) {
    int taken =
        transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO leases (name, holder, until)
                VALUES (:name, :holder, clock_timestamp() + :millis * interval '1 millisecond')
                ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until
                WHERE leases.holder = EXCLUDED.holder OR leases.until < clock_timestamp()
                """)
            .bind("name", name)
            .bind("holder", holder)
            .bind("millis", length.toMillis())
            .execute();
    return taken == 1;
  }

  /** Gives a lease back before its end, so that others needn't wait. */
  public void giveBack(Transaction transaction, String name, UUID holder) {
    transaction
        .handle()
        .createUpdate("DELETE FROM leases WHERE name = :name AND holder = :holder")
        .bind("name", name)
        .bind("holder", holder)
        .execute();
  }
}
