package io.tributary.storage;

import io.tributary.model.MessageId;

/** A stored message whose bytes can't be read back, whatever the state of the database. */
public final class UnreadableMessage extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient MessageId message;

  UnreadableMessage(MessageId message, RuntimeException cause) {
    super("message " + message.value() + " can't be read", cause);
    this.message = message;
  }

  public MessageId message() {
    return message;
  }
}
