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
    Optional<Integer> mapping,
    Instant receivedAt,
    State state,
    Optional<String> reason) {

  /**
   * The message.
   *
   * @throws UnreadableMessage when its body can't be read back
   */
  Message opened(Vault vault) {
    try {
      return with(vault.open(body, InboxTable.SEAL));
    } catch (RuntimeException damaged) {
      throw new UnreadableMessage(new MessageId(id), damaged);
    }
  }

  /** To be looked at: a body that can't be read back is empty, or it would hide its neighbours. */
  Message shown(Vault vault) {
    try {
      return opened(vault);
    } catch (UnreadableMessage damaged) {
      return bare();
    }
  }

  /** As one whose body can't be read back. */
  Message bare() {
    return with(new byte[0]);
  }

  private Message with(byte[] plain) {
    return new Message(
        new MessageId(id),
        new Incoming(new AccountId(accountId), eventId, type, toldAt, test, plain, mapping),
        receivedAt,
        state,
        reason);
  }
}
