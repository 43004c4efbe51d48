package io.tributary.payment;

import io.tributary.model.MessageId;
import io.tributary.storage.FailureReason;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.Outcome;
import io.tributary.storage.InboxTable.State;
import io.tributary.storage.StorageFailure;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets the books and folds them again from the inbox, with all that this version understands.
 */
public final class Refold {
  private static final Logger LOG = LoggerFactory.getLogger(Refold.class);
  private static final int BATCH = 500;
  private final Tables tables;
  private final Translator translator;
  private final Bookkeeper bookkeeper;

  public Refold(Tables tables, Translator translator) {
    this.tables = tables;
    this.translator = translator;
    this.bookkeeper = new Bookkeeper(tables);
  }

  /**
   * Folds everything again in one transaction, which must keep all workers away.
   *
   * @return how many messages were read
   */
  public long run(Transaction transaction) {
    tables.facts().clear(transaction);
    tables.aliases().clear(transaction);
    tables.payments().clear(transaction);
    long read = 0;
    List<Message> messages = tables.inbox().after(transaction, new MessageId(0), BATCH);
    while (!messages.isEmpty()) {
      enter(transaction, messages);
      read += messages.size();
      messages = tables.inbox().after(transaction, messages.getLast().id(), BATCH);
    }
    tables.formerPayments().forgetLiving(transaction);
    return read;
  }

  /** Enters a batch; when it fails, its halves, down to the culprit, which is set aside. */
  private void enter(Transaction transaction, List<Message> messages) {
    List<Reading> readings =
        messages.stream().map(message -> Reading.of(message, translator)).toList();
    try {
      transaction.attempt(() -> bookkeeper.enterAlone(transaction, readings));
    } catch (RuntimeException failure) {
      if (StorageFailure.isPassing(failure)) {
        throw failure;
      }
      if (messages.size() == 1) {
        setAside(transaction, messages.getFirst(), failure);
        return;
      }
      int half = messages.size() / 2;
      enter(transaction, messages.subList(0, half));
      enter(transaction, messages.subList(half, messages.size()));
    }
  }

  private void setAside(Transaction transaction, Message culprit, RuntimeException failure) {
    LOG.error("message {} is set aside", culprit.id(), failure);
    Optional<String> reason = Optional.of(FailureReason.of(failure));
    Outcome outcome = new Outcome(culprit.id(), State.UNREADABLE, reason);
    tables.inbox().mark(transaction, List.of(outcome));
  }
}
