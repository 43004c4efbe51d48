package io.tributary.storage;

import java.util.UUID;

/** Table {@code set_aside}: journal records that could not be loaded, kept with the reason. */
public final class SetAsideTable {
  /** Keeps a record; once is enough. */
  public void insert(
      Transaction transaction, UUID segment, long position, byte[] record, String error) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO set_aside (segment_id, position, record, error)
            VALUES (:segment, :position, :record, :error)
            ON CONFLICT (segment_id, position) DO NOTHING
            """)
        .bind("segment", segment)
        .bind("position", position)
        .bind("record", record)
        .bind("error", error)
        .execute();
  }
}
