package io.tributary.stripe;

import io.tributary.model.Currency;
import io.tributary.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's JSON as a lenient tree: fields are read by presence, never by {@code api_version}.
 *
 * <p>NUL and lone surrogates are removed from every text here, since PostgreSQL stores neither.
 */
final class StripeJson {
  /** Ten times what twelve digits hold, which are the most that Stripe takes. */
  static final long MOST_UNITS = 10_000_000_000_000L;

  private static final int MOST_DEPTH = 64;
  private static final long END_OF_YEAR_9999 = 253_402_300_799L;
  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
              .build());

  private StripeJson() {}

  /** Reads an object; empty for anything else. */
  static Optional<JsonNode> object(byte[] body) {
    try {
      JsonNode tree = MAPPER.readTree(body);
      return tree != null && tree.isObject() ? Optional.of(tree) : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** A non-empty text. */
  static Optional<String> text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isString()
        ? Optional.of(clean(value.stringValue())).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** The non-empty texts in a list. */
  static List<String> texts(JsonNode list) {
    return list.valueStream()
        .filter(JsonNode::isString)
        .map(each -> clean(each.stringValue()))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** At most so many characters of a text, and none of them halved. */
  static String clipped(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
  }

  /** An id: the text itself, or the {@code id} of an expanded object. */
  static Optional<String> id(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isObject() ? text(value, "id") : text(object, field);
  }

  /** Who pays: {@code customer}, or since 2025-12 what may stand in its place. */
  static Optional<String> customer(JsonNode object) {
    return id(object, "customer").or(() -> id(object, "customer_account"));
  }

  /**
   * The sum of the amounts in a list; empty where there is no list.
   *
   * @throws IllegalArgumentException when no number holds it
   */
  static Optional<Long> sum(JsonNode list) {
    if (!list.isArray()) {
      return Optional.empty();
    }
    try {
      long sum = 0;
      for (JsonNode each : list) {
        sum = Math.addExact(sum, number(each, "amount").orElse(0L));
      }
      return Optional.of(sum);
    } catch (ArithmeticException tooMuch) {
      throw new IllegalArgumentException("amounts whose sum is no number", tooMuch);
    }
  }

  /**
   * An amount in minor units.
   *
   * @throws IllegalArgumentException when it is beyond all that Stripe can mean: whoever writes
   *     that wants to break sums
   */
  static Optional<Long> number(JsonNode object, String field) {
    JsonNode value = object.path(field);
    boolean isBeyond =
        value.isIntegralNumber()
            && !(value.canConvertToLong()
                && value.longValue() >= -MOST_UNITS
                && value.longValue() <= MOST_UNITS);
    if (isBeyond) {
      throw new IllegalArgumentException(
          "the amount in \"" + field + "\" is beyond " + MOST_UNITS + ", which no payment is");
    }
    return whole(object, field);
  }

  private static Optional<Long> whole(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isIntegralNumber() && value.canConvertToLong()
        ? Optional.of(value.longValue())
        : Optional.empty();
  }

  /** What {@code shipping_cost} comes to without its tax, where both are told. */
  static Optional<Long> untaxed(JsonNode cost) {
    return number(cost, "amount_total")
        .flatMap(
            total ->
                number(cost, "amount_tax")
                    .filter(tax -> tax >= 0 && tax <= total)
                    .map(tax -> total - tax));
  }

  /** Seconds since 1970; a time that no calendar of ours and the database's holds is none. */
  static Optional<Instant> time(JsonNode object, String field) {
    return whole(object, field)
        .filter(seconds -> seconds >= 0 && seconds <= END_OF_YEAR_9999)
        .map(Instant::ofEpochSecond);
  }

  /** An amount in minor units with the object's own currency. */
  static Optional<Money> money(JsonNode object, String amount, String currency) {
    Optional<Currency> unit = text(object, currency).flatMap(Currency::parse);
    return unit.flatMap(found -> number(object, amount).map(units -> new Money(units, found)));
  }

  static byte[] bytes(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  /** An object in the envelope that Stripe puts around one. */
  static byte[] event(String id, String type, Instant at, boolean live, JsonNode object) {
    ObjectNode event = MAPPER.createObjectNode();
    event.put("id", id).put("object", "event").put("type", type);
    event.put("created", at.getEpochSecond()).put("livemode", live);
    event.putObject("data").set("object", object);
    return bytes(event);
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            point ->
                point != 0
                    && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
