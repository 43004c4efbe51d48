package io.tributary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Who says so: the message a fact was read from.
 *
 * @param eventId the sender's id of the message
 * @param type the sender's word for it, such as {@code checkout.session.completed}
 * @param at when it happened, by the sender's clock; of an imported object, when it was fetched
 * @param test whether it is test data ({@code livemode: false})
 */
public record Telling(MessageId message, String eventId, String type, Instant at, boolean test) {
  /** How the type of a message begins that we made ourselves of an object we fetched. */
  public static final String IMPORTED = "import.";

  /**
   * What stands between the object's id and the mark of its state, in the event id of an import.
   */
  public static final String STATE = "@";

  /** How the type of a message begins that came through a door beside Stripe's. */
  public static final String DOOR = "door.";

  /** How the event id of a message begins that came through a door beside Stripe's. */
  public static final String THROUGH_DOOR = "door:";

  /** How the type of what a relay told begins, where nobody knows when that was so. */
  private static final String UNTIMED = "untimed.";

  /** The same, where its time is only when it came. */
  public Telling untimed() {
    return new Telling(message, eventId, UNTIMED + type, at, test);
  }

  /** Whether its time is only when it came: what it tells may be older than what came before. */
  public boolean isUntimed() {
    return type.startsWith(UNTIMED);
  }

  /** Whether somebody beside Stripe tells it: believed where Stripe tells nothing. */
  public boolean isOfDoor() {
    return type.startsWith(DOOR);
  }

  /**
   * Whether a relay says that Stripe says so: anybody who has the door's address can. It is
   * believed where Stripe itself tells nothing.
   */
  public boolean isRelayed() {
    return eventId.startsWith(THROUGH_DOOR) && !isOfDoor();
  }

  /** Whether it came from Stripe itself: signed, or fetched with a key. */
  public boolean isOfStripe() {
    return !isOfDoor() && !isRelayed();
  }

  /** Whether it was read from an object we fetched: a real message is believed before it. */
  public boolean isImported() {
    return type.startsWith(IMPORTED);
  }

  /** The id of the object that was fetched; empty for a real message. */
  public Optional<String> importedObject() {
    int end = eventId.lastIndexOf(STATE);
    return isImported() && end > 0 ? Optional.of(eventId.substring(0, end)) : Optional.empty();
  }
}
