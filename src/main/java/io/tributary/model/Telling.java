package io.tributary.model;

import java.time.Instant;

/**
 * Who says so: the message a fact was read from.
 *
 * @param eventId the sender's id of the message
 * @param type the sender's word for it, such as {@code checkout.session.completed}
 * @param at when it happened, by the sender's clock
 * @param test whether it is test data ({@code livemode: false})
 */
public record Telling(MessageId message, String eventId, String type, Instant at, boolean test) {
  /** How the type of a message begins that we made ourselves of an object we fetched. */
  public static final String IMPORTED = "import.";

  /** Whether it was read from an object we fetched: a real message is believed before it. */
  public boolean isImported() {
    return type.startsWith(IMPORTED);
  }
}
