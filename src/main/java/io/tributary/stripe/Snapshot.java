package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.Telling;
import io.tributary.storage.InboxTable.Incoming;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One of Stripe's objects as it was when it was fetched, and the message it becomes.
 *
 * @param id the object's
 * @param word what it is, such as {@code checkout.session}
 * @param fetchedAt the latest time for which it is known to have been so
 */
public record Snapshot(
    AccountId account, String id, String word, JsonNode object, boolean live, Instant fetchedAt) {
  private static final int MOST_CHARACTERS = 200;

  /**
   * Looks at an object; empty when it is none of Stripe's.
   *
   * @param live whether it is live data, where the object itself doesn't say that
   */
  public static Optional<Snapshot> of(
      AccountId account, JsonNode object, boolean live, Instant fetchedAt) {
    Optional<String> id = shortText(object, "id").filter(text -> !text.contains(Telling.STATE));
    Optional<String> word = shortText(object, "object");
    boolean isLive = object.path("livemode").asBoolean(live);
    return id.flatMap(
        known -> word.map(what -> new Snapshot(account, known, what, object, isLive, fetchedAt)));
  }

  private static Optional<String> shortText(JsonNode object, String field) {
    return StripeJson.text(object, field).filter(text -> text.length() <= MOST_CHARACTERS);
  }

  /**
   * The event id of this state when it follows on another: the object's id, and a mark of what the
   * object says of money. Whatever else changes in it makes no new message.
   *
   * @param before the event id of the state before; empty for the first
   */
  public String idAfter(String before) {
    return id + Telling.STATE + Marks.of(before + "\n" + said());
  }

  /** The message it becomes, which looks like an event. */
  public Incoming as(String eventId) {
    byte[] body = StripeJson.event(eventId, type(), fetchedAt, live, object);
    return new Incoming(account, eventId, type(), fetchedAt, !live, body);
  }

  /**
   * What it says.
   *
   * @throws IllegalArgumentException when it can't be read
   */
  List<Fact> facts(String eventId) {
    try {
      return EventTranslator.translate(told(eventId), object);
    } catch (ArithmeticException tooMuch) {
      throw new IllegalArgumentException("amounts that no number holds", tooMuch);
    }
  }

  private Telling told(String eventId) {
    return new Telling(new MessageId(0), eventId, type(), fetchedAt, !live);
  }

  private String type() {
    return Telling.IMPORTED + word;
  }

  /** What it says, without when it said so; of one that can't be read, all that is in it. */
  private String said() {
    try {
      String facts = facts("").toString();
      return facts.replace(told("").toString(), "").replace(fetchedAt.toString(), "");
    } catch (IllegalArgumentException unreadable) {
      return object.toString();
    }
  }
}
