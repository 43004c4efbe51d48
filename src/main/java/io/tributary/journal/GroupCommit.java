package io.tributary.journal;

import io.tributary.journal.Journal.Appended;
import io.tributary.journal.Journal.Cause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes: it takes whatever has gathered while the disk was busy, writes and
 * flushes it at once, and answers everyone in it.
 */
final class GroupCommit implements AutoCloseable {
  /** What a waiting record takes beside its bytes. */
  private static final int QUEUED_OVERHEAD = 128;

  /** So many at once, and more are on their way. */
  private static final int CROWD = 4;

  /**
   * What a crowd is waited for: a flush costs the processor as much as several redirects, whatever
   * stands in it.
   */
  private static final Duration GATHERING = Duration.ofNanos(100_000);

  private final Queue<Parcel> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isIdle = new AtomicBoolean();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final long mostQueuedBytes;
  private final SegmentSupply supply;
  private final Parcel last = new Parcel(new byte[0], Duration.ZERO);
  private final Thread thread;
  private final PatienceWatch patience;
  private Optional<SegmentWriter> current;
  private volatile List<Parcel> inHand = List.of();
  private volatile boolean closed;

  /** Starts writing to the first segment, or to another once there is room for one. */
  GroupCommit(SegmentSupply supply, Optional<SegmentWriter> first, long mostQueuedBytes) {
    this.supply = supply;
    this.current = first;
    this.mostQueuedBytes = mostQueuedBytes;
    this.thread = Thread.ofPlatform().name("journal").daemon().start(this::run);
    this.patience = PatienceWatch.start(this::wakeOverdue);
  }

  /** Queues a record, or says why it can't be queued. */
  Optional<Appended> enqueue(Parcel parcel) {
    int bytes = queuedSize(parcel);
    if (queuedBytes.addAndGet(bytes) > mostQueuedBytes) {
      queuedBytes.addAndGet(-bytes);
      String why = "more than " + mostQueuedBytes + " bytes of records wait for the disk already";
      return Optional.of(new Appended.NotKept(Cause.QUEUE_FULL, why));
    }
    add(parcel);
    if (closed && queue.remove(parcel)) {
      return Optional.of(new Appended.NotKept(Cause.CLOSING, "the journal is closed"));
    }
    return Optional.empty();
  }

  long queuedBytes() {
    return queuedBytes.get();
  }

  private void add(Parcel parcel) {
    queue.add(parcel);
    if (isIdle.get() && isIdle.compareAndSet(true, false)) {
      LockSupport.unpark(thread); // one wakes it for all, for a wake-up costs as much as a write
    }
  }

  private void run() {
    Parcel first = take();
    while (first != last) {
      List<Parcel> batch = gather(first);
      commit(batch);
      if (batch.size() >= CROWD) {
        LockSupport.parkNanos(this, GATHERING.toNanos());
      }
      first = take();
    }
    current.ifPresent(supply::retire);
  }

  /** The next in the queue, waited for. It is looked for again once everyone can see the flag. */
  private Parcel take() {
    Parcel next = queue.poll();
    while (next == null) {
      isIdle.set(true);
      next = queue.poll();
      if (next == null) {
        LockSupport.park(this);
        next = queue.poll();
      }
    }
    isIdle.set(false);
    return next;
  }

  private void wakeOverdue(long nanoTime) {
    inHand.forEach(parcel -> parcel.wakeIfOverdue(nanoTime));
    queue.forEach(parcel -> parcel.wakeIfOverdue(nanoTime));
  }

  /** The first one and what stands behind it, as far as one write holds them. */
  private List<Parcel> gather(Parcel first) {
    List<Parcel> batch = new ArrayList<>();
    int bytes = accept(first, batch);
    for (Parcel next = queue.peek(); fits(next, bytes); next = queue.peek()) {
      if (queue.remove(next)) { // else whoever brought it took it back, for the journal is closing
        bytes += accept(next, batch);
      }
    }
    return batch;
  }

  private boolean fits(@Nullable Parcel next, int bytes) {
    return next != null
        && next != last
        && bytes + RecordFormat.size(next.record()) <= SegmentWriter.MOST_GATHERED;
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
    inHand = batch;
    Appended answer = write(batch);
    inHand = List.of();
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
      return new Appended.NotKept(Answers.cause(broken), Answers.reason(broken));
    }
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
    add(last);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException impatient) {
        interrupted = true; // the records in the queue matter more
      }
    }
    patience.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
