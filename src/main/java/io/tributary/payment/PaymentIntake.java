package io.tributary.payment;

import io.tributary.model.MessageId;
import io.tributary.storage.BookLocks;
import io.tributary.storage.Database;
import io.tributary.storage.FailureReason;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.StorageFailure;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import io.tributary.storage.UnreadableMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker: claims messages, reads their facts, and enters them into the books, a batch a
 * transaction.
 */
public final class PaymentIntake {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentIntake.class);
  private static final int BATCH = 100;
  private static final int ROUNDS_OF_A_BATCH = 3;
  private final Database database;
  private final Tables tables;
  private final Translator translator;
  private final Bookkeeper bookkeeper;

  /** A try at a batch: what it took, and what was missing in its lock. */
  private record Attempt(int messages, Set<BookLocks.Part> missing) {}

  public PaymentIntake(Database database, Tables tables, Translator translator) {
    this.database = database;
    this.tables = tables;
    this.translator = translator;
    this.bookkeeper = new Bookkeeper(tables);
  }

  /**
   * Takes in one batch; when it fails, a half of it, down to the culprit, which is set aside with
   * its error.
   *
   * @return how many messages were taken; 0 when none are waiting
   */
  public int runOnce() {
    for (int batch = BATCH; ; batch = Math.max(1, batch / 2)) {
      try {
        return intake(batch);
      } catch (FailedBatch failed) {
        if (failed.messages.size() == 1) {
          return setAside(failed);
        }
      }
    }
  }

  /** Repeats a batch with a larger lock until the lock holds every part it needs. */
  private int intake(int batch) {
    Set<BookLocks.Part> locked = new HashSet<>();
    for (int round = 1; ; round++) {
      int most = round > ROUNDS_OF_A_BATCH ? 1 : batch;
      Attempt attempt = database.inTransaction(transaction -> attempt(transaction, most, locked));
      if (attempt.missing().isEmpty()) {
        return attempt.messages();
      }
      locked.addAll(attempt.missing());
    }
  }

  private Attempt attempt(Transaction transaction, int most, Set<BookLocks.Part> locked) {
    if (!ReplayLock.share(transaction)) {
      return new Attempt(0, Set.of());
    }
    List<Message> messages = claim(transaction, most);
    try {
      List<Reading> readings =
          messages.stream().map(message -> Reading.of(message, translator)).toList();
      return new Attempt(readings.size(), bookkeeper.enter(transaction, readings, locked));
    } catch (RuntimeException failure) {
      if (messages.isEmpty() || StorageFailure.isPassing(failure)) {
        throw failure;
      }
      throw new FailedBatch(messages.stream().map(Message::id).toList(), failure);
    }
  }

  private List<Message> claim(Transaction transaction, int most) {
    try {
      return tables.inbox().claim(transaction, most);
    } catch (UnreadableMessage unreadable) {
      throw new FailedBatch(List.of(unreadable.message()), unreadable);
    }
  }

  private int setAside(FailedBatch failed) {
    MessageId culprit = failed.messages.getFirst();
    LOG.error(
        "message {} is set aside; tributary replay tries it again", culprit, failed.getCause());
    String reason = FailureReason.of(failed);
    database.useTransaction(transaction -> tables.inbox().setAside(transaction, culprit, reason));
    return 1;
  }

  /** A batch that can't be entered whatever the state of the database, and the messages in it. */
  private static final class FailedBatch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<MessageId> messages;

    FailedBatch(List<MessageId> messages, RuntimeException cause) {
      super(cause);
      this.messages = messages;
    }
  }
}
