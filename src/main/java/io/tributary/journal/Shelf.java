package io.tributary.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The segments that exist, oldest first, and how much room there is for more. */
final class Shelf {
  private final List<Segment> segments = new CopyOnWriteArrayList<>();
  private final AtomicLong preparedBytes = new AtomicLong();
  private final Disk disk;
  private final long mostBytes;

  Shelf(List<Segment> found, Disk disk, long mostBytes) {
    this.disk = disk;
    segments.addAll(found);
    this.mostBytes = mostBytes;
  }

  List<UUID> ids() {
    return segments.stream().map(Segment::id).toList();
  }

  Segment find(UUID segment) {
    return lookUp(segment)
        .orElseThrow(() -> new IllegalArgumentException("the journal has no segment " + segment));
  }

  Optional<Segment> lookUp(UUID segment) {
    return segments.stream().filter(candidate -> candidate.id().equals(segment)).findFirst();
  }

  /** Puts a prepared segment behind the others. */
  void add(Segment prepared) {
    segments.add(prepared);
    preparedBytes.addAndGet(-prepared.bytes());
  }

  /**
   * Takes room for a segment that is about to be prepared. Segments that are loaded and kept only
   * in case the database is restored from a backup give way, the oldest first; others never do.
   *
   * @throws JournalFull when the others leave no room
   */
  void reserve(long bytes) throws JournalFull {
    for (Segment loaded : segments.stream().filter(Segment::isLoaded).toList()) {
      if (bytesOnDisk() + bytes <= mostBytes) {
        break;
      }
      delete(loaded);
    }
    if (bytesOnDisk() + bytes > mostBytes) {
      throw new JournalFull(bytesNotLoaded());
    }
    preparedBytes.addAndGet(bytes);
  }

  /** Gives back the room of a segment that was not prepared, or will not be needed. */
  void release(long bytes) {
    preparedBytes.addAndGet(-bytes);
  }

  void delete(Segment segment) {
    try {
      disk.delete(segment.path());
    } catch (IOException broken) {
      throw new UncheckedIOException(
          "the journal's " + segment.path() + " can't be deleted", broken);
    }
    segments.remove(segment);
  }

  long bytesOnDisk() {
    return preparedBytes.get() + segments.stream().mapToLong(Segment::bytes).sum();
  }

  long bytesNotLoaded() {
    return segments.stream().mapToLong(Segment::bytesNotLoaded).sum();
  }

  long mostBytes() {
    return mostBytes;
  }
}
