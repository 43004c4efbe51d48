package io.tributary.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Has the next segment ready before the present one is full.
 *
 * <p>A segment is filled with zeros and flushed ahead, so that a later flush writes bytes only, and
 * no file system tables.
 */
final class SegmentSupply implements AutoCloseable {
  private static final int ZEROS = 1024 * 1024;

  /** The first segment is small, so that a start doesn't wait for 64 MB of zeros. */
  private static final long FIRST_BYTES = 8L * ZEROS;

  private final JournalFolder folder;
  private final Shelf shelf;
  private final Disk disk;
  private final long segmentBytes;
  private final Duration retryAfter;
  private final ExecutorService helper =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("journal-segments").factory());
  private Optional<Future<SegmentWriter>> ahead = Optional.empty();
  private Optional<Failure> failure = Optional.empty();
  private long nextNumber;
  private boolean isFirst = true;

  private record Failure(IOException cause, long nanoTime) {}

  SegmentSupply(JournalFolder folder, Shelf shelf, Disk disk, JournalSettings settings) {
    this.folder = folder;
    this.shelf = shelf;
    this.disk = disk;
    this.segmentBytes = settings.segmentBytes();
    this.retryAfter = settings.retryAfter();
    this.nextNumber = folder.found().isEmpty() ? 1 : folder.found().getLast().number() + 1;
  }

  /**
   * The next segment, under its final name and on the shelf, and begins to prepare the one after
   * it.
   *
   * @throws IOException when the disk or the journal is full, or the disk broken; tried again after
   *     a while
   */
  SegmentWriter next() throws IOException {
    leaveAlone();
    try {
      SegmentWriter writer = prepared();
      name(writer);
      shelf.add(writer.segment());
      failure = Optional.empty();
      prepareAhead();
      return writer;
    } catch (IOException broken) {
      failure = Optional.of(new Failure(broken, System.nanoTime()));
      throw broken;
    }
  }

  private void name(SegmentWriter writer) throws IOException {
    try {
      folder.name(writer.segment());
    } catch (IOException nameless) {
      discard(writer);
      throw nameless;
    }
  }

  /** A full disk isn't asked for 64 MB a thousand times a second. */
  private void leaveAlone() throws IOException {
    if (failure.isEmpty()) {
      return;
    }
    Failure last = failure.get();
    if (System.nanoTime() - last.nanoTime() < retryAfter.toNanos()) {
      throw last.cause();
    }
  }

  private SegmentWriter prepared() throws IOException {
    if (ahead.isPresent()) {
      Future<SegmentWriter> ready = ahead.get();
      ahead = Optional.empty();
      try {
        return await(ready);
      } catch (IOException outdated) {
        return await(submit()); // it failed a while ago; there may be room by now
      }
    }
    return await(submit());
  }

  private void prepareAhead() {
    ahead = Optional.of(submit());
  }

  private Future<SegmentWriter> submit() {
    long number = nextNumber++;
    long bytes = isFirst ? Math.min(FIRST_BYTES, segmentBytes) : segmentBytes;
    isFirst = false;
    return helper.submit(() -> prepare(number, bytes));
  }

  private static SegmentWriter await(Future<SegmentWriter> preparing) throws IOException {
    try {
      return preparing.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException full) {
        throw full;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a new segment", interrupted);
    }
  }

  private SegmentWriter prepare(long number, long bytes) throws IOException {
    shelf.reserve(bytes);
    try {
      return create(UUID.randomUUID(), number, bytes);
    } catch (IOException full) {
      shelf.release(bytes);
      throw full;
    }
  }

  private SegmentWriter create(UUID id, long number, long bytes) throws IOException {
    Path path = folder.preparedPath(id);
    Disk.Open file = disk.create(path);
    try {
      fill(file, bytes);
      file.write(new SegmentHeader(folder.id(), id, number).encode(), 0);
      file.force();
    } catch (IOException full) {
      file.close();
      disk.delete(path); // a half-filled file would keep the disk full
      throw full;
    }
    Segment segment = Segment.fresh(id, number, folder.finalPath(id, number));
    return new SegmentWriter(segment, file, bytes);
  }

  /** Flushes as it goes, so that records of the present segment never wait for 64 MB of zeros. */
  private static void fill(Disk.Open file, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
    for (long at = 0; at < bytes; at += ZEROS) {
      zeros.clear().limit((int) Math.min(ZEROS, bytes - at));
      file.write(zeros, at);
      file.force();
    }
  }

  /** Closes a full segment without keeping the records of the next one waiting. */
  void retire(SegmentWriter full) {
    var _ =
        helper.submit(
            () -> {
              full.seal();
              return full;
            });
  }

  /** Waits for what was begun and removes the segment that nobody will need. */
  @Override
  public void close() {
    ahead.ifPresent(this::discard);
    helper.close();
  }

  private void discard(Future<SegmentWriter> unused) {
    try {
      discard(await(unused));
    } catch (IOException alreadyGone) {
      // The next start removes prepared segments before it does anything else.
    }
  }

  private void discard(SegmentWriter unused) throws IOException {
    Segment segment = unused.segment();
    shelf.release(segment.bytes());
    unused.abandon();
    disk.delete(folder.preparedPath(segment.id()));
    disk.delete(segment.path()); // it may have its name, and not for sure
  }
}
