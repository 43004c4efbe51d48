package io.tributary.journal;

import io.tributary.journal.Journal.Appended;
import io.tributary.journal.Journal.Cause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A record on its way to the disk, and the thread that waits for it. */
final class Parcel {
  private final byte[] record;
  private final Duration patience;
  private final long deadline;
  private final Thread waiting = Thread.currentThread();
  private final AtomicReference<State> state = new AtomicReference<>(new State.Queued());

  private sealed interface State {
    record Queued() implements State {}

    /** The journal thread has it: whether it will be kept is open. */
    record Taken() implements State {}

    /** The thread went away before anything was written. */
    record GivenUp() implements State {}

    record Answered(Appended answer) implements State {}
  }

  /**
   * Packs a record for the current thread, which will wait.
   *
   * @param patience how long from now
   */
  Parcel(byte[] record, Duration patience) {
    this.record = record;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  byte[] record() {
    return record;
  }

  /** Whether it still has to be written; from then on it can't be taken back. */
  boolean take() {
    State now = state.get();
    return now instanceof State.Queued && state.compareAndSet(now, new State.Taken());
  }

  void answer(Appended answer) {
    state.set(new State.Answered(answer));
    LockSupport.unpark(waiting);
  }

  /** Ends the wait of a thread whose patience is over. */
  void wakeIfOverdue(long nanoTime) {
    if (isOverdue(nanoTime) && isOpen()) {
      LockSupport.unpark(waiting);
    }
  }

  /** Parks until there is an answer, or until it is woken and its patience is over. */
  Appended await() {
    while (true) {
      Optional<Appended> answer = answered();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (isOverdue(System.nanoTime())) {
        return giveUp(
            Cause.SLOW_DISK, "the disk did not confirm within " + patience.toMillis() + " ms");
      }
      if (Thread.currentThread().isInterrupted()) {
        return giveUp(Cause.CLOSING, "the server is stopping");
      }
      LockSupport.park(this);
    }
  }

  private boolean isOverdue(long nanoTime) {
    return nanoTime - deadline >= 0;
  }

  private boolean isOpen() {
    State now = state.get();
    return now instanceof State.Queued || now instanceof State.Taken;
  }

  private Optional<Appended> answered() {
    return state.get() instanceof State.Answered(Appended answer)
        ? Optional.of(answer)
        : Optional.empty();
  }

  private Appended giveUp(Cause cause, String why) {
    State now = state.get();
    if (now instanceof State.Queued && state.compareAndSet(now, new State.GivenUp())) {
      return new Appended.NotKept(cause, why + "; the record was not written");
    }
    return answered()
        .orElseGet(() -> new Appended.NotKept(cause, why + "; the record may or may not be kept"));
  }
}
