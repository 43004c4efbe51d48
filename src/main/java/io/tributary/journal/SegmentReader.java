package io.tributary.journal;

import io.tributary.journal.Journal.Entry;
import io.tributary.journal.Journal.Position;
import io.tributary.journal.RecordFormat.Decoded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads one segment: records in order, and where bytes are damaged, on behind the damage.
 *
 * <p>Bytes behind the last sound record are no damage but a torn tail, or room that was allocated
 * and never used: there the segment ends.
 */
final class SegmentReader implements AutoCloseable {
  private static final int WINDOW = 4 * Journal.LONGEST_RECORD;
  private final Segment segment;
  private final Disk.Open file;
  private final boolean mayGrow;
  private final long limit;
  private final List<Entry> entries = new ArrayList<>();
  private Window window;

  /** A stretch of the segment in memory. */
  private record Window(ByteBuffer bytes, long start) {
    long end() {
      return start + bytes.limit();
    }

    int index(long offset) {
      return (int) (offset - start);
    }
  }

  SegmentReader(Disk disk, Segment segment) throws IOException {
    this.segment = segment;
    this.file = disk.open(segment.path());
    this.mayGrow = segment.isGrowing(); // asked before the limit, which is final once this is false
    this.limit = Math.min(segment.readable(), file.size());
    this.window = new Window(ByteBuffer.allocate(0), 0);
  }

  /** Reads at most so many entries; empty only at the end. */
  List<Entry> read(long from, int most) throws IOException {
    long at = afterHeader(from);
    load(at);
    while (at < limit && entries.size() < most) {
      switch (decode(at)) {
        case Decoded.Whole whole -> {
          at += whole.size();
          entries.add(new Entry.Sound(position(at), whole.bytes()));
        }
        case Decoded.End _ -> {
          return entries;
        }
        case Decoded.Unfinished _ -> {
          return entries;
        }
        case Decoded.Bad _ -> {
          OptionalLong sound = nextSound(at + 1);
          if (sound.isEmpty()) {
            return cut(at);
          }
          entries.add(new Entry.Damaged(position(sound.getAsLong()), sound.getAsLong() - at));
          at = sound.getAsLong();
          load(at);
        }
      }
    }
    return entries;
  }

  private long afterHeader(long from) {
    if (from >= SegmentHeader.SIZE) {
      return from;
    }
    if (!segment.hasSoundHeader()) {
      entries.add(new Entry.Damaged(position(SegmentHeader.SIZE), SegmentHeader.SIZE));
    }
    return SegmentHeader.SIZE;
  }

  /** Unfinished means: not in this window. At the limit nothing more can come, so it is bad. */
  private Decoded decode(long at) throws IOException {
    Decoded decoded = inWindow(at);
    if (decoded instanceof Decoded.Unfinished && entries.isEmpty() && window.start() < at) {
      load(at);
      decoded = inWindow(at);
    }
    boolean isLast = window.end() == limit;
    return decoded instanceof Decoded.Unfinished && isLast ? new Decoded.Bad() : decoded;
  }

  private Decoded inWindow(long at) {
    return RecordFormat.decode(window.bytes(), window.index(at), segment.id(), at);
  }

  /** The first offset from there on where a sound record or the end mark stands. */
  private OptionalLong nextSound(long from) throws IOException {
    long at = from;
    while (limit - at >= RecordFormat.OVERHEAD) {
      load(at);
      long last = window.end() == limit ? limit : window.end() - Journal.LONGEST_RECORD;
      for (; at <= last - RecordFormat.OVERHEAD; at++) {
        if (isSound(at)) {
          return OptionalLong.of(at);
        }
      }
    }
    return OptionalLong.empty();
  }

  private boolean isSound(long at) {
    if (!RecordFormat.mayBegin(window.bytes(), window.index(at))) {
      return false;
    }
    return switch (inWindow(at)) {
      case Decoded.Whole _, Decoded.End _ -> true;
      case Decoded.Unfinished _, Decoded.Bad _ -> false;
    };
  }

  private List<Entry> cut(long at) {
    if (!mayGrow) {
      segment.endsAt(at); // so that unused room is searched only once
    }
    return entries;
  }

  private void load(long at) throws IOException {
    int size = (int) Math.max(0, Math.min(WINDOW, limit - at));
    ByteBuffer bytes = ByteBuffer.allocate(size);
    file.read(bytes, at);
    if (bytes.hasRemaining()) {
      throw new IOException(segment.path() + " got shorter while it was read");
    }
    window = new Window(bytes.flip(), at);
  }

  private Position position(long offset) {
    return new Position(segment.id(), offset);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
