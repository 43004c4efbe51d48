package io.tributary.inbound;

import io.tributary.model.Currency;
import io.tributary.model.Door.AmountUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the values of a relayed object back the types they have at Stripe: numbers and booleans
 * that came as text, "nothing" in its many spellings, times that a relay has written out, and
 * amounts that it has divided.
 */
final class StripeValues {
  private static final Pattern AMOUNT =
      Pattern.compile(
          "((presentment_|unit_|out_of_band_)?amount(_.*)?|subtotal(_.*)?|total|tax|fee|net)(?<!_decimal)");

  /** An amount beside these that can't be read is left out; of these, the message fails. */
  private static final Set<String> NEEDED =
      Set.of(
          "amount_total",
          "amount",
          "amount_paid",
          "amount_due",
          "amount_received",
          "amount_captured",
          "amount_refunded",
          "total");

  private static final Pattern TIME = Pattern.compile("created|.*_at|due_date|period_(start|end)");
  private static final Set<String> TRUTHS =
      Set.of(
          "livemode", "paid", "captured", "refunded", "attempted", "disputed", "paid_out_of_band");

  /** The buyer's and the merchant's own texts stay as they are. */
  private static final Set<String> FREE =
      Set.of("metadata", "custom_fields", "name", "description");

  private static final List<String> CURRENCIES =
      List.of("currency", "presentment_currency", "source_currency");
  private final AmountUnit unit;

  StripeValues(AmountUnit unit) {
    this.unit = unit;
  }

  /**
   * Restores an object.
   *
   * @throws IllegalArgumentException when an amount can't be read; the sentence says why
   */
  ObjectNode restored(JsonNode object) {
    return restored(object, Optional.empty());
  }

  static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> Optional.of(true);
      case "false", "0", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private ObjectNode restored(JsonNode object, Optional<Currency> around) {
    Optional<Currency> currency =
        CURRENCIES.stream()
            .flatMap(name -> RelayOpener.text(object, name).stream())
            .flatMap(code -> Currency.parse(code).stream())
            .findFirst()
            .or(() -> around);
    ObjectNode restored = Trees.object();
    object.properties().forEach(each -> put(restored, each.getKey(), each.getValue(), currency));
    return restored;
  }

  private void put(ObjectNode into, String name, JsonNode value, Optional<Currency> currency) {
    if (value.isObject()) {
      into.set(name, FREE.contains(name) ? value : restored(value, currency));
    } else if (value.isArray()) {
      into.set(name, each((ArrayNode) value, currency));
    } else if (FREE.contains(name)) {
      into.set(name, value);
    } else {
      PlainText.of(value).ifPresent(text -> put(into, name, value, text, currency));
    }
  }

  private ArrayNode each(ArrayNode values, Optional<Currency> currency) {
    ArrayNode restored = Trees.object().putArray("values");
    Stream<JsonNode> all = values.valueStream();
    all.forEach(value -> restored.add(value.isObject() ? restored(value, currency) : value));
    return restored;
  }

  private void put(
      ObjectNode into, String name, JsonNode value, String text, Optional<Currency> currency) {
    Optional<Boolean> truth = TRUTHS.contains(name) ? truth(text) : word(text);
    if (AMOUNT.matcher(name).matches()) {
      amount(new Found(name, text, value.isNumber()), currency)
          .ifPresent(units -> into.put(name, units));
    } else if (TIME.matcher(name).matches()) {
      time(text).ifPresent(seconds -> into.put(name, seconds));
    } else if (truth.isPresent() && !value.isNumber()) {
      into.put(name, truth.get());
    } else {
      into.set(name, value.isString() ? into.stringNode(text) : value);
    }
  }

  /** A relay may send the time as a text, or as the number that Stripe sends. */
  private static Optional<Long> time(String text) {
    try {
      return Optional.of(Times.read(text).getEpochSecond());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> word(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
        ? truth(text)
        : Optional.empty();
  }

  private Optional<Long> amount(Found found, Optional<Currency> currency) {
    try {
      return Optional.of(units(found, currency));
    } catch (IllegalArgumentException objection) {
      if (NEEDED.contains(found.place())) {
        throw new IllegalArgumentException(
            found.place() + ": " + objection.getMessage(), objection);
      }
      return Optional.empty();
    }
  }

  private long units(Found found, Optional<Currency> currency) {
    if (currency.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no currency beside it: have the relay send currency too");
    }
    if (!currency.get().isKnown() && unit == AmountUnit.MAJOR) {
      throw new IllegalArgumentException(
          Decimal.quoted(currency.get().code()) + " is not the code of a currency, such as USD");
    }
    return Decimal.money(found, unit, currency.get()).minorUnits();
  }
}
