package io.tributary.storage;

import io.tributary.storage.InboxTable.Incoming;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stores messages before their senders are answered; those that came while another transaction was
 * written share the next one, and its flush to disk.
 *
 * <p>There is no thread of its own: whoever finds nobody writing writes for all who wait.
 */
public final class InboxCommit {
  private static final int MOST_MESSAGES = 200;

  /** Checkout keeps the buyer waiting for our answer: a second, of which some goes elsewhere. */
  private static final Duration PATIENCE = Duration.ofMillis(800);

  /** Leaves time to write for who gets the turn at the last moment. */
  private static final Duration TURN = Duration.ofMillis(500);

  private final Database database;
  private final InboxTable inbox;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  /** One message, and what became of it once somebody has written. */
  private static final class Waiting {
    private final Incoming message;
    private final Deadline deadline = Deadline.in(PATIENCE);
    private volatile Optional<Outcome> outcome = Optional.empty();

    Waiting(Incoming message) {
      this.message = message;
    }

    void learns(Outcome outcome) {
      this.outcome = Optional.of(outcome);
    }
  }

  private sealed interface Outcome {
    record Written(boolean isNew) implements Outcome {}

    record Failed(RuntimeException failure) implements Outcome {}
  }

  public InboxCommit(Database database, InboxTable inbox) {
    this.database = database;
    this.inbox = inbox;
  }

  /**
   * Stores a message; returns when it survives a power cut.
   *
   * @return false when its account has one of that event id already
   * @throws RuntimeException when it could not be stored in about a second, or not at all; {@link
   *     StorageFailure#isPassing} tells which
   */
  public boolean store(Incoming message) {
    Waiting mine = new Waiting(message);
    waiting.add(mine);
    return switch (awaitTurn(mine)) {
      case Outcome.Written written -> written.isNew();
      case Outcome.Failed failed -> throw failed.failure();
    };
  }

  private Outcome awaitTurn(Waiting mine) {
    if (!takeTurn()) {
      waiting.remove(mine);
      return mine.outcome.orElseGet(() -> new Outcome.Failed(tooLate()));
    }
    try {
      while (mine.outcome.isEmpty()) {
        write(gather(), mine.deadline);
      }
      return mine.outcome.get();
    } finally {
      writing.unlock();
    }
  }

  private boolean takeTurn() {
    try {
      return writing.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static IllegalStateException tooLate() {
    return new IllegalStateException(
        "the messages before this one took too long", new SQLTransientException("no turn in time"));
  }

  private List<Waiting> gather() {
    List<Waiting> batch = new ArrayList<>();
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
      if (batch.size() == MOST_MESSAGES) {
        break;
      }
    }
    return batch;
  }

  /**
   * One that the database refuses must not take the others with it; a database in trouble is not
   * asked once more for each who waits.
   */
  private void write(List<Waiting> batch, Deadline deadline) {
    try {
      List<Incoming> messages = batch.stream().map(one -> one.message).toList();
      Set<Incoming> fresh =
          database.inTransaction(deadline, transaction -> inbox.insert(transaction, messages));
      batch.forEach(one -> one.learns(new Outcome.Written(fresh.contains(one.message))));
    } catch (RuntimeException failure) {
      if (StorageFailure.isPassing(failure)) {
        batch.forEach(one -> one.learns(new Outcome.Failed(failure)));
        gather().forEach(one -> one.learns(new Outcome.Failed(failure)));
      } else {
        writeEach(batch, deadline);
      }
    }
  }

  /** In one transaction still: a flush for each would take longer than anyone waits. */
  private void writeEach(List<Waiting> batch, Deadline deadline) {
    Map<Waiting, Outcome> outcomes = new HashMap<>();
    try {
      database.inTransaction(
          deadline,
          transaction -> {
            batch.forEach(one -> outcomes.put(one, attempt(transaction, one.message)));
            return outcomes;
          });
      outcomes.forEach(Waiting::learns);
    } catch (RuntimeException failure) {
      batch.forEach(one -> one.learns(new Outcome.Failed(failure)));
    }
  }

  private Outcome attempt(Transaction transaction, Incoming message) {
    Set<Incoming> fresh = new HashSet<>();
    try {
      transaction.attempt(() -> fresh.addAll(inbox.insert(transaction, List.of(message))));
      return new Outcome.Written(!fresh.isEmpty());
    } catch (RuntimeException failure) {
      if (StorageFailure.isPassing(failure)) {
        throw failure;
      }
      return new Outcome.Failed(failure);
    }
  }
}
