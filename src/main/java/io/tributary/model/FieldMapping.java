package io.tributary.model;

import java.util.List;
import java.util.Map;

/**
 * How the messages of a door are read: one version of its rules. A message is read by the version
 * that was the newest when it came, or when somebody had it read again.
 *
 * @param version 1 for the first; each change makes the next
 * @param fields where each field is found; the first origin that gives something wins. For {@link
 *     Door.Kind#ANYTRACK} they come before the known names
 * @param events what a message is told as; the first rule that holds wins
 */
public record FieldMapping(int version, Map<Field, List<Origin>> fields, List<EventRule> events) {
  /** Nothing is mapped. */
  public static final FieldMapping NONE = new FieldMapping(1, Map.of(), List.of());

  /** What a conversion is made of. */
  public enum Field {
    CLICK_ID,
    /** An alias that the owner controls: a customer number, as given to {@code identify}. */
    REF_ID,
    EMAIL,
    PHONE,
    NAME,
    COUNTRY,
    VALUE,
    CURRENCY,
    /** The sender's id of the sale: what is told of it later names it again. */
    TRANSACTION_ID,
    /** The sender's id of the message: a second one with the same id is a repetition. */
    MESSAGE_ID,
    EVENT,
    STATUS,
    TIME,
    TAX,
    SHIPPING,
    PRODUCT,
    TEST
  }

  /** Where a field's text comes from. */
  public sealed interface Origin {
    /**
     * A place in the message: names joined by dots, list positions by number, such as {@code
     * order.lines.0.sku}; a name that holds dots itself is found too.
     */
    record Path(String path) implements Origin {}

    /** Always the same text. */
    record Constant(String text) implements Origin {}

    /** Another origin, where a condition holds. */
    record When(Condition condition, Origin then) implements Origin {}
  }

  /**
   * What must be so.
   *
   * @param path a place in the message, as in {@link Origin.Path}
   * @param texts what is compared with, without regard to case; for {@link Test#ABOVE} and {@link
   *     Test#BELOW} one number
   */
  public record Condition(String path, Test test, List<String> texts) {
    /** How a place is tested. */
    public enum Test {
      ANY_OF,
      NONE_OF,
      CONTAINS,
      PRESENT,
      ABSENT,
      ABOVE,
      BELOW
    }

    public Condition {
      texts = List.copyOf(texts);
    }
  }

  /** One line of the event rules: where all conditions hold, the message is that. */
  public record EventRule(List<Condition> when, Meaning meaning) {
    public EventRule {
      when = List.copyOf(when);
    }
  }

  /** What a message is told as. */
  public sealed interface Meaning {
    /** A conversion. */
    record Happened(StandardEvent event) implements Meaning {}

    /** Money of an earlier conversion went back, wholly where the message tells no value. */
    record Refund() implements Meaning {}

    /** Nothing: the message is kept, and counts nowhere. */
    record Discard(String reason) implements Meaning {}
  }

  public FieldMapping {
    fields = Map.copyOf(fields);
    events = List.copyOf(events);
  }

  /** The same rules as another version. */
  public FieldMapping as(int otherVersion) {
    return new FieldMapping(otherVersion, fields, events);
  }
}
