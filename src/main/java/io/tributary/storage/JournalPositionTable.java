package io.tributary.storage;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Table {@code journal_positions}: how far each journal segment is loaded. */
public final class JournalPositionTable {
  /** The loaded offset of those segments that were begun. */
  public Map<UUID, Long> find(Transaction transaction, Collection<UUID> segments) {
    Map<UUID, Long> positions = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            "SELECT segment_id, position FROM journal_positions WHERE segment_id = ANY(:segments)")
        .bindArray("segments", UUID.class, segments.toArray())
        .map(
            (row, context) ->
                Map.entry(row.getObject("segment_id", UUID.class), row.getLong("position")))
        .forEach(entry -> positions.put(entry.getKey(), entry.getValue()));
    return positions;
  }

  /** The loaded offset of every segment that was ever begun. */
  public Map<UUID, Long> all(Transaction transaction) {
    Map<UUID, Long> positions = new HashMap<>();
    transaction
        .handle()
        .createQuery("SELECT segment_id, position FROM journal_positions")
        .map(
            (row, context) ->
                Map.entry(row.getObject("segment_id", UUID.class), row.getLong("position")))
        .forEach(entry -> positions.put(entry.getKey(), entry.getValue()));
    return positions;
  }

  /**
   * How far those segments are loaded that were not touched for that long, by the database's clock.
   */
  public Map<UUID, Long> atRest(
      Transaction transaction, Collection<UUID> segments, Duration untouched) {
    Map<UUID, Long> positions = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT segment_id, position FROM journal_positions
            WHERE segment_id = ANY(:segments)
              AND updated_at < now() - :seconds * interval '1 second'
            """)
        .bindArray("segments", UUID.class, segments.toArray())
        .bind("seconds", untouched.toSeconds())
        .map(
            (row, context) ->
                Map.entry(row.getObject("segment_id", UUID.class), row.getLong("position")))
        .forEach(entry -> positions.put(entry.getKey(), entry.getValue()));
    return positions;
  }

  /**
   * The segment of a journal that was read last, if that was not longer ago, by the database's
   * clock.
   */
  public Optional<UUID> newest(Transaction transaction, UUID journal, Duration within) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT segment_id FROM journal_positions
            WHERE journal_id = :journal
              AND updated_at > now() - :seconds * interval '1 second'
            ORDER BY updated_at DESC LIMIT 1
            """)
        .bind("journal", journal)
        .bind("seconds", within.toSeconds())
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * Moves on from one offset to a later one.
   *
   * @param journal whose segment it is
   * @return false when somebody else has moved it: then nothing of this transaction may be kept
   */
  public boolean advance(Transaction transaction, UUID journal, UUID segment, long from, long to) {
    int moved =
        transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO journal_positions (segment_id, position, journal_id)
                VALUES (:segment, :to, :journal)
                ON CONFLICT (segment_id) DO UPDATE SET
                  position = :to, journal_id = :journal, updated_at = now()
                WHERE journal_positions.position = :from
                """)
            .bind("journal", journal)
            .bind("segment", segment)
            .bind("from", from)
            .bind("to", to)
            .execute();
    return moved == 1;
  }
}
