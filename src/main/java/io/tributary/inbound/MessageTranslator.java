package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.Fact;
import io.tributary.storage.InboxTable.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads each message in the language of who sent it: a door's by the version of its mapping that is
 * noted with the message, so that it means the same whenever it is read; all others as Stripe's.
 */
public final class MessageTranslator {
  private final DoorDirectory directory;
  private final DoorTranslator doors;
  private final Function<Message, List<Fact>> stripe;

  /**
   * Makes the translator.
   *
   * @param stripe port: reads a message of Stripe's
   */
  public MessageTranslator(
      DoorDirectory directory, DoorTranslator doors, Function<Message, List<Fact>> stripe) {
    this.directory = directory;
    this.doors = doors;
    this.stripe = stripe;
  }

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException when it can't be read; the sentence says why
   */
  public List<Fact> translate(Message message) {
    Optional<Integer> version = message.content().mapping();
    return version.isPresent() ? translate(message, version.get()) : stripe.apply(message);
  }

  private List<Fact> translate(Message message, int version) {
    Door door =
        DoorId.ofMessageType(message.content().type())
            .map(id -> directory.as(id, version))
            .orElseThrow(() -> new IllegalArgumentException("The message names no door."));
    Arrival.requireReadable(SubmissionReader.read(message.content().body()));
    return doors.translate(message, door, door.mapping());
  }
}
