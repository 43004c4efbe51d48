package io.tributary.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;

/**
 * Gives back the room that a killed process had set aside: the zeros behind a segment's last
 * record, and segments without any. Nothing that was ever a record's byte is cut, readable or not.
 */
final class SegmentTrimmer {
  /** With fewer zeros at its end a segment is left alone: there is little to win. */
  private static final int WORTHWHILE = 64 * 1024;

  private static final int WINDOW = 64 * 1024;
  private static final int FIRST = SegmentHeader.SIZE;
  private final Disk disk;

  SegmentTrimmer(Disk disk) {
    this.disk = disk;
  }

  /** Trims the segments, which nobody reads yet, and returns those that remain. */
  List<Segment> trim(List<Segment> found) {
    return found.stream().filter(this::remains).toList();
  }

  private boolean remains(Segment segment) {
    try {
      segment.takes(Files.size(segment.path()));
      long used = usedBytes(segment);
      if (isEmpty(segment, used)) {
        disk.delete(segment.path());
        return false;
      }
      if (Files.size(segment.path()) - used > WORTHWHILE) {
        cutZeros(segment, used);
      }
    } catch (IOException unwilling) {
      // It stays as large as it is; who reads it says so when the disk doesn't give it.
    }
    return true;
  }

  /** Nothing was ever kept in it: the server ended, in order or not, before the first record. */
  private boolean isEmpty(Segment segment, long used) throws IOException {
    if (!segment.hasSoundHeader() || used > FIRST + RecordFormat.OVERHEAD) {
      return false;
    }
    try (Disk.Open file = disk.open(segment.path())) {
      ByteBuffer first = read(file, FIRST, RecordFormat.OVERHEAD);
      return used <= FIRST
          || RecordFormat.decode(first, 0, segment.id(), FIRST) instanceof RecordFormat.Decoded.End;
    }
  }

  private void cutZeros(Segment segment, long used) throws IOException {
    long kept = Math.max(used, recordsEnd(segment, used) + RecordFormat.OVERHEAD);
    if (kept < Files.size(segment.path())) {
      disk.cut(segment.path(), kept);
      segment.takes(kept);
    }
  }

  /** Where the last readable record ends, which may be zeros itself; behind it an end mark. */
  private long recordsEnd(Segment segment, long used) throws IOException {
    Segment part = Segment.found(segment.id(), segment.number(), segment.path(), true);
    part.endsAt(used + RecordFormat.OVERHEAD + Journal.LONGEST_RECORD);
    long end = FIRST;
    while (true) {
      try (SegmentReader reader = new SegmentReader(disk, part)) {
        List<Journal.Entry> entries = reader.read(end, Integer.MAX_VALUE);
        if (entries.isEmpty()) {
          return end;
        }
        end = entries.getLast().next().offset();
      }
    }
  }

  /** The offset behind the last byte that isn't zero; found at once where little is unused. */
  private long usedBytes(Segment segment) throws IOException {
    try (Disk.Open file = disk.open(segment.path())) {
      long end = file.size();
      while (end > 0) {
        long from = Math.max(0, end - WINDOW);
        int used = used(read(file, from, (int) (end - from)));
        if (used > 0) {
          return from + used;
        }
        end = from;
      }
      return 0;
    }
  }

  private static int used(ByteBuffer bytes) {
    int used = bytes.limit();
    while (used >= Long.BYTES && bytes.getLong(used - Long.BYTES) == 0) {
      used -= Long.BYTES;
    }
    while (used > 0 && bytes.get(used - 1) == 0) {
      used--;
    }
    return used;
  }

  private static ByteBuffer read(Disk.Open file, long from, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    file.read(bytes, from);
    return bytes.flip();
  }
}
