package io.tributary.payment;

import io.tributary.model.Fact;
import io.tributary.storage.InboxTable;
import java.util.List;

/**
 * Port: reads the facts out of one message; {@code Main} wires the room that speaks the sender's
 * language.
 */
@FunctionalInterface
public interface Translator {
  /**
   * Reads a message.
   *
   * @return its facts; a single {@link Fact.Ignored} when this version reads nothing from it
   * @throws IllegalArgumentException when the message can't be read; the sentence says why
   */
  List<Fact> translate(InboxTable.Message message);
}
