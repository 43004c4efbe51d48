package io.tributary.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes one new segment: gathers records, then writes and flushes them at once. */
final class SegmentWriter {
  /** Most bytes of one gathering; the longest record fits twice. */
  static final int MOST_GATHERED = 2 * Journal.LONGEST_RECORD;

  private final Segment segment;
  private final Disk.Open file;
  private final long capacity;
  private final ByteBuffer gathered = ByteBuffer.allocateDirect(MOST_GATHERED);
  private long flushed = SegmentHeader.SIZE;

  SegmentWriter(Segment segment, Disk.Open file, long capacity) {
    this.segment = segment;
    this.file = file;
    this.capacity = capacity;
    segment.takes(capacity);
  }

  Segment segment() {
    return segment;
  }

  /** Whether so many bytes more, and the end mark, stay inside what is allocated. */
  boolean hasRoomFor(int bytes) {
    return flushed + bytes + RecordFormat.OVERHEAD <= capacity;
  }

  /** Adds a record to what {@link #flush} will write. */
  void gather(byte[] record) {
    RecordFormat.encode(gathered, segment.id(), flushed + gathered.position(), record);
  }

  /** Writes what was gathered and returns when it is on disk. */
  void flush() throws IOException {
    int bytes = gathered.position();
    file.write(gathered.flip(), flushed);
    file.force();
    gathered.clear();
    flushed += bytes;
    segment.flushedTo(flushed);
  }

  /** Marks the end, gives back the room that was not needed, and closes the file. */
  void seal() throws IOException {
    long end = flushed;
    segment.endsAt(end);
    try (file) {
      RecordFormat.encodeEnd(gathered.clear(), segment.id(), end);
      file.write(gathered.flip(), end);
      file.truncate(end + RecordFormat.OVERHEAD);
      segment.takes(end + RecordFormat.OVERHEAD);
      file.force();
    }
  }

  /**
   * Gives the segment up after a failed write or flush. What was flushed before stays readable. A
   * flush is never tried again: after a failure the system may have thrown the bytes away and would
   * now report success.
   */
  void abandon() {
    segment.endsAt(flushed);
    try (file) {
      file.truncate(flushed);
      segment.takes(flushed);
    } catch (IOException stillBroken) {
      // Whatever stands behind the flushed records was answered as not kept; a reader after the
      // next start may find it or not.
    }
  }
}
