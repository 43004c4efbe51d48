package io.tributary.journal;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The durable queue between the doors and the tables. */
public interface Journal extends AutoCloseable {
  /**
   * Where a record ends: read on from here. Offsets only grow inside a segment; segments are
   * ordered by number.
   */
  record Position(UUID segment, long offset) {}

  /** A record and the position right behind it. */
  record Entry(Position next, byte[] record) {}

  /** Whether a record is on disk. */
  sealed interface Appended {
    /** Flushed to disk before the answer. */
    record Kept() implements Appended {}

    /** Not on disk: in time, at all, or not known; the reason is fit for an operator. */
    record NotKept(String reason) implements Appended {}
  }

  /**
   * Appends a record and returns when its bytes are flushed, or after the patience ran out.
   *
   * @param record at most 256 KB
   * @param patience how long to wait for the flush
   */
  Appended append(byte[] record, Duration patience);

  /** This journal's id, new for every data folder. */
  UUID id();

  /** The segments that still exist, oldest first; the last one may still grow. */
  List<UUID> segments();

  /**
   * Reads durable records, never beyond the flushed position.
   *
   * @param segment one of {@link #segments}
   * @param from offset to read from, 0 for the start
   * @param most most records to return
   * @return the records; empty at the flushed end
   */
  List<Entry> read(UUID segment, long from, int most);

  /** Deletes a segment that is loaded and no longer written to. */
  void delete(UUID segment);

  @Override
  void close();
}
