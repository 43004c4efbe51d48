package io.tributary.journal;

import java.nio.file.Path;
import java.util.UUID;

/** One file of the journal, how far it may be read, and how far it is loaded. */
final class Segment {
  private final UUID id;
  private final long number;
  private final Path path;
  private final boolean soundHeader;
  private volatile boolean growing;
  private volatile long readable;
  private volatile long bytes;
  private volatile long loaded = SegmentHeader.SIZE;

  private Segment(UUID id, long number, Path path, boolean soundHeader, boolean growing) {
    this.id = id;
    this.number = number;
    this.path = path;
    this.soundHeader = soundHeader;
    this.growing = growing;
    this.readable = growing ? SegmentHeader.SIZE : Long.MAX_VALUE;
  }

  /** A segment found on disk: never written again. */
  static Segment found(UUID id, long number, Path path, boolean soundHeader) {
    return new Segment(id, number, path, soundHeader, false);
  }

  /** A new segment, about to be written. */
  static Segment fresh(UUID id, long number, Path path) {
    return new Segment(id, number, path, true, true);
  }

  UUID id() {
    return id;
  }

  long number() {
    return number;
  }

  Path path() {
    return path;
  }

  boolean hasSoundHeader() {
    return soundHeader;
  }

  boolean isGrowing() {
    return growing;
  }

  /** The offset that readers stop at: what is flushed, or the end once it is known. */
  long readable() {
    return readable;
  }

  /** Everything before the offset is on disk. */
  void flushedTo(long offset) {
    readable = offset;
  }

  /** Nothing stands or will stand behind the offset. */
  void endsAt(long offset) {
    readable = offset; // first, so that who sees the segment ended sees where
    growing = false;
  }

  /** How much of the disk the file takes. */
  long bytes() {
    return bytes;
  }

  void takes(long bytesOfTheFile) {
    bytes = bytesOfTheFile;
  }

  /** The tables hold everything before the offset. */
  void loadedTo(long offset) {
    loaded = offset;
  }

  /** Whether the tables hold all that can be read here and that will ever be. */
  boolean isLoaded() {
    return !growing && loaded >= readable;
  }

  /** Of a segment that nobody has read to its end yet, all the file behind the loaded offset. */
  long bytesNotLoaded() {
    return Math.max(0, Math.min(readable, bytes) - loaded);
  }
}
