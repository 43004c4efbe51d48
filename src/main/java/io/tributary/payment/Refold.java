package io.tributary.payment;

import io.tributary.model.MessageId;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.List;

/**
 * Forgets the books and folds them again from the inbox, with all that this version understands.
 */
public final class Refold {
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
      bookkeeper.enterAlone(
          transaction, messages.stream().map(message -> Reading.of(message, translator)).toList());
      read += messages.size();
      messages = tables.inbox().after(transaction, messages.getLast().id(), BATCH);
    }
    tables.formerPayments().forgetLiving(transaction);
    return read;
  }
}
