package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.MessageId;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import java.time.Instant;
import java.util.Optional;

/** One row of {@code inbox}, component for column; its body is sealed. */
record InboxRow(
    long id,
    String accountId,
    String eventId,
    String type,
    Instant toldAt,
    boolean test,
    byte[] body,
    Instant receivedAt,
    State state,
    Optional<String> reason) {

  Message toMessage(byte[] opened) {
    return new Message(
        new MessageId(id),
        new Incoming(new AccountId(accountId), eventId, type, toldAt, test, opened),
        receivedAt,
        state,
        reason);
  }
}
