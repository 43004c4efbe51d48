package io.tributary.inbound;

import io.tributary.storage.Database;
import io.tributary.storage.Deadline;
import io.tributary.storage.InboxTable;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Stores what came with one request, all of it or nothing, before the sender is answered. */
final class DoorInbox {
  /** As long as Stripe's messages have. */
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final Database database;
  private final InboxTable inbox;

  DoorInbox(Database database, InboxTable inbox) {
    this.database = database;
    this.inbox = inbox;
  }

  /** Stores messages; returns those that were new. The others have come again, which is noted. */
  Set<Incoming> store(List<Incoming> messages) {
    return database.inTransaction(
        Deadline.in(PATIENCE), transaction -> store(transaction, messages));
  }

  /**
   * Stores messages that nobody waits for in a hurry; returns those that had come before, which is
   * noted.
   */
  List<Incoming> keep(List<Incoming> messages) {
    Set<Incoming> fresh = database.inTransaction(transaction -> store(transaction, messages));
    return messages.stream().filter(message -> !fresh.contains(message)).toList();
  }

  private Set<Incoming> store(Transaction transaction, List<Incoming> messages) {
    Set<Incoming> fresh = inbox.insert(transaction, messages);
    List<Incoming> repeated =
        messages.stream().filter(message -> !fresh.contains(message)).toList();
    if (!repeated.isEmpty()) {
      inbox.noteRepeats(transaction, repeated);
    }
    return fresh;
  }
}
