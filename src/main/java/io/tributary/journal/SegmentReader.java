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
  private long at;

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
    at = afterHeader(from);
    load(at);
    while (at < limit && entries.size() < most) {
      boolean goesOn =
          switch (decode(at)) {
            case Decoded.Whole whole -> add(whole);
            case Decoded.Bad _ -> cross();
            case Decoded.End _ -> end();
            case Decoded.Unfinished _ -> false;
          };
      if (!goesOn) {
        return entries;
      }
    }
    if (at >= limit) {
      end();
    }
    return entries;
  }

  private boolean add(Decoded.Whole whole) {
    at += whole.size();
    entries.add(new Entry.Sound(position(at), whole.bytes()));
    return true;
  }

  /** Sets damage aside; with nothing sound behind it, it is no damage but the end. */
  private boolean cross() throws IOException {
    OptionalLong sound = nextSound(at + 1);
    if (sound.isEmpty()) {
      return end();
    }
    long next = sound.getAsLong();
    entries.add(new Entry.Damaged(position(next), next - at));
    at = next;
    load(at);
    return true;
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
  private Decoded decode(long offset) throws IOException {
    Decoded decoded = inWindow(offset);
    if (decoded instanceof Decoded.Unfinished && entries.isEmpty() && window.start() < offset) {
      load(offset);
      decoded = inWindow(offset);
    }
    boolean isLast = window.end() == limit;
    return decoded instanceof Decoded.Unfinished && isLast ? new Decoded.Bad() : decoded;
  }

  private Decoded inWindow(long offset) {
    return RecordFormat.decode(window.bytes(), window.index(offset), segment.id(), offset);
  }

  /** The first offset from there on where a sound record or the end mark stands. */
  private OptionalLong nextSound(long from) throws IOException {
    long candidate = from;
    while (limit - candidate >= RecordFormat.OVERHEAD) {
      load(candidate);
      long last = window.end() == limit ? limit : window.end() - Journal.LONGEST_RECORD;
      for (; candidate <= last - RecordFormat.OVERHEAD; candidate++) {
        if (isSound(candidate)) {
          return OptionalLong.of(candidate);
        }
      }
    }
    return OptionalLong.empty();
  }

  private boolean isSound(long candidate) {
    if (!RecordFormat.mayBegin(window.bytes(), window.index(candidate))) {
      return false;
    }
    return switch (inWindow(candidate)) {
      case Decoded.Whole _, Decoded.End _ -> true;
      case Decoded.Unfinished _, Decoded.Bad _ -> false;
    };
  }

  /** Nothing more can be read, now or, unless the segment still grows, ever. */
  private boolean end() {
    if (!mayGrow) {
      segment.endsAt(at); // so that unused room is searched only once
    }
    return false;
  }

  private void load(long offset) throws IOException {
    int size = (int) Math.max(0, Math.min(WINDOW, limit - offset));
    ByteBuffer bytes = ByteBuffer.allocate(size);
    file.read(bytes, offset);
    if (bytes.hasRemaining()) {
      throw new IOException(segment.path() + " got shorter while it was read");
    }
    window = new Window(bytes.flip(), offset);
  }

  private Position position(long offset) {
    return new Position(segment.id(), offset);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
