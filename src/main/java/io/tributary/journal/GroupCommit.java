package io.tributary.journal;

import io.tributary.journal.Journal.Appended;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that writes: it takes whatever has gathered while the disk was busy, writes and
 * flushes it at once, and answers everyone in it.
 */
final class GroupCommit implements AutoCloseable {
  /** What a waiting record takes beside its bytes. */
  private static final int QUEUED_OVERHEAD = 128;

  private final BlockingQueue<Parcel> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final long mostQueuedBytes;
  private final SegmentSupply supply;
  private final Parcel last = new Parcel(new byte[0]);
  private final Thread thread;
  private Optional<SegmentWriter> current;
  private volatile boolean closed;

  /** Starts writing to the first segment, or to another once there is room for one. */
  GroupCommit(SegmentSupply supply, Optional<SegmentWriter> first, long mostQueuedBytes) {
    this.supply = supply;
    this.current = first;
    this.mostQueuedBytes = mostQueuedBytes;
    this.thread = Thread.ofPlatform().name("journal").daemon().start(this::run);
  }

  /** Queues a record, or says why it can't be queued. */
  Optional<Appended> enqueue(Parcel parcel) {
    int bytes = queuedSize(parcel);
    if (queuedBytes.addAndGet(bytes) > mostQueuedBytes) {
      queuedBytes.addAndGet(-bytes);
      return Optional.of(
          new Appended.NotKept(
              "more than " + mostQueuedBytes + " bytes of records wait for the disk already"));
    }
    queue.add(parcel);
    if (closed && queue.remove(parcel)) {
      return Optional.of(new Appended.NotKept("the journal is closed"));
    }
    return Optional.empty();
  }

  long queuedBytes() {
    return queuedBytes.get();
  }

  private void run() {
    try {
      Parcel first = queue.take();
      while (first != last) {
        commit(gather(first));
        first = queue.take();
      }
      current.ifPresent(supply::retire);
    } catch (InterruptedException never) {
      throw new IllegalStateException("nobody interrupts the journal thread", never);
    }
  }

  /** The first one and what stands behind it, as far as one write holds them. */
  private List<Parcel> gather(Parcel first) {
    List<Parcel> batch = new ArrayList<>();
    int bytes = accept(first, batch);
    Parcel next = queue.peek();
    while (next != null
        && next != last
        && bytes + RecordFormat.size(next.record()) <= SegmentWriter.MOST_GATHERED) {
      queue.remove();
      bytes += accept(next, batch);
      next = queue.peek();
    }
    return batch;
  }

  private int accept(Parcel parcel, List<Parcel> batch) {
    queuedBytes.addAndGet(-queuedSize(parcel));
    if (!parcel.take()) {
      return 0;
    }
    batch.add(parcel);
    return RecordFormat.size(parcel.record());
  }

  private void commit(List<Parcel> batch) {
    Appended answer = write(batch);
    for (Parcel parcel : batch) {
      parcel.answer(answer);
    }
  }

  private Appended write(List<Parcel> batch) {
    int bytes = batch.stream().mapToInt(parcel -> RecordFormat.size(parcel.record())).sum();
    try {
      SegmentWriter writer = writerFor(bytes);
      for (Parcel parcel : batch) {
        writer.gather(parcel.record());
      }
      writer.flush();
      return new Appended.Kept();
    } catch (IOException broken) {
      current.ifPresent(SegmentWriter::abandon);
      current = Optional.empty();
      return new Appended.NotKept(reason(broken));
    }
  }

  /** Without the paths of our files: visitors read it too. */
  static String reason(IOException broken) {
    String said = broken instanceof FileSystemException named ? named.getReason() : null;
    String reason = said == null ? String.valueOf(broken.getMessage()) : said;
    return broken instanceof JournalFull ? reason : "the disk refused it: " + reason;
  }

  private SegmentWriter writerFor(int bytes) throws IOException {
    if (current.isPresent() && current.get().hasRoomFor(bytes)) {
      return current.get();
    }
    current.ifPresent(supply::retire);
    current = Optional.empty();
    SegmentWriter next = supply.next();
    current = Optional.of(next);
    return next;
  }

  private static int queuedSize(Parcel parcel) {
    return parcel.record().length + QUEUED_OVERHEAD;
  }

  /** Writes what is queued, closes the segment in order, and ends the thread. */
  @Override
  public void close() {
    closed = true;
    queue.add(last);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException impatient) {
        interrupted = true; // the records in the queue matter more
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
