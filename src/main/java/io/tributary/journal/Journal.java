package io.tributary.journal;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The durable queue between the doors and the tables. */
public interface Journal extends AutoCloseable {
  /** The longest record in bytes. */
  int LONGEST_RECORD = 256 * 1024;

  /**
   * Where an entry ends: read on from here. Offsets only grow inside a segment; segments are
   * ordered by number.
   */
  record Position(UUID segment, long offset) {}

  /** What stands at one place of the journal. */
  sealed interface Entry {
    /** The position right behind it. */
    Position next();

    /** A record exactly as it was appended. */
    record Sound(Position next, byte[] bytes) implements Entry {}

    /**
     * Bytes that can't be read any more, in front of something that can: reading goes on behind
     * them, and whoever reads has to tell a person.
     *
     * @param bytes how many bytes are lost
     */
    record Damaged(Position next, long bytes) implements Entry {}
  }

  /** Whether a record is on disk. */
  sealed interface Appended {
    /** Flushed to disk before the answer. */
    record Kept() implements Appended {}

    /** Not on disk: in time, at all, or not known; the reason is fit for an operator. */
    record NotKept(Cause cause, String reason) implements Appended {}
  }

  /** What kept a record from the disk: a closed list, to be counted by. */
  enum Cause {
    /** The disk did not confirm in time. */
    SLOW_DISK,
    /** Too many records wait for the disk already. */
    QUEUE_FULL,
    /** Records that no table holds yet take all the room the journal may have. */
    JOURNAL_FULL,
    /** The disk is full, or broken. */
    DISK_REFUSED,
    /** The record is longer than any may be. */
    TOO_LONG,
    /** The server is stopping. */
    CLOSING
  }

  /**
   * Appends a record and returns when its bytes are flushed, or after the patience ran out.
   *
   * @param record at most {@link #LONGEST_RECORD} bytes
   * @param patience how long to wait for the flush
   */
  Appended append(byte[] record, Duration patience);

  /** This journal's id, new for every data folder. */
  UUID id();

  /**
   * The segments that still exist, oldest first. Only the last one grows: a segment that was not
   * the last of this list and of which nothing more can be read is read to its end.
   */
  List<UUID> segments();

  /**
   * Reads durable records, never beyond the flushed position.
   *
   * @param segment one of {@link #segments}
   * @param from offset to read from, 0 for the start
   * @param most most entries to return; large records make it fewer
   * @return the entries; empty only at the flushed end
   * @throws java.io.UncheckedIOException when the disk can't be read
   */
  List<Entry> read(UUID segment, long from, int most);

  /**
   * Up to which offset a segment can be read now.
   *
   * @return more than there is, for an older segment that nobody has read to its end since the
   *     start
   */
  long readableTo(UUID segment);

  /**
   * Deletes a segment that is loaded and no longer written to.
   *
   * @throws IllegalArgumentException when it is the segment being written
   * @throws java.io.UncheckedIOException when the file can't be deleted
   */
  void delete(UUID segment);

  /**
   * Learns that the tables hold everything of a segment before an offset, so that the segment may
   * give way to new records when the journal is full.
   */
  void loadedTo(UUID segment, long offset);

  /** How it is doing; cheap, and never waits for the disk. */
  JournalState state();

  @Override
  void close();
}
