package io.tributary.click;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks what an event says of goods and money: {@code value}, {@code currency}, {@code
 * transactionId}, {@code items}. What can't be one is left out, and named in {@code leftOut}.
 */
final class Commerce {
  private static final int MOST_ITEMS = 50;
  private static final int LONGEST_ID = 255;
  private static final BigDecimal LARGEST = new BigDecimal("1e15");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Other names that shops and AnyTrack's pages use. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "transaction_id", "transactionId",
          "sessionId", "transactionId",
          "session_id", "transactionId");

  private static final Map<String, Function<JsonNode, Optional<JsonNode>>> RULES =
      Map.of(
          "value", Commerce::number,
          "currency", Commerce::currency,
          "transactionId", Commerce::id,
          "items", Commerce::items);

  private Commerce() {}

  /** The attributes with what was checked in the one form; anything else stays as it came. */
  static JsonNode checked(JsonNode attributes) {
    if (!attributes.isObject()) {
      return attributes;
    }
    ObjectNode checked = NODES.objectNode();
    List<String> leftOut = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : renamed(attributes).entrySet()) {
      Function<JsonNode, Optional<JsonNode>> rule = RULES.get(member.getKey());
      Optional<JsonNode> kept =
          rule == null ? Optional.of(member.getValue()) : rule.apply(member.getValue());
      kept.ifPresentOrElse(
          value -> checked.set(member.getKey(), value), () -> leftOut.add(member.getKey()));
    }
    if (!leftOut.isEmpty()) {
      leftOut.forEach(checked.putArray("leftOut")::add);
    }
    return checked;
  }

  /** A name that is there already is not given to another. */
  private static Map<String, JsonNode> renamed(JsonNode attributes) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : attributes.properties()) {
      String name = OTHER_NAMES.getOrDefault(member.getKey(), member.getKey());
      boolean isTaken = !name.equals(member.getKey()) && attributes.has(name);
      members.putIfAbsent(isTaken ? member.getKey() : name, member.getValue());
    }
    return members;
  }

  /** A number, also as text, from 0. */
  private static Optional<JsonNode> number(JsonNode node) {
    if (node.isNumber()) {
      return Optional.of(node)
          .filter(
              number -> !number.isFloatingPointNumber() || Double.isFinite(number.doubleValue()))
          .filter(number -> number.decimalValue().signum() >= 0)
          .filter(number -> number.decimalValue().compareTo(LARGEST) < 0);
    }
    return text(node)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> NODES.numberNode(new BigDecimal(text)));
  }

  private static Optional<JsonNode> currency(JsonNode node) {
    return text(node)
        .filter(text -> CURRENCY.matcher(text).matches())
        .map(text -> NODES.stringNode(text.toUpperCase(Locale.ROOT)));
  }

  private static Optional<JsonNode> id(JsonNode node) {
    return node.isIntegralNumber()
        ? Optional.of(NODES.stringNode(node.bigIntegerValue().toString()))
            .filter(id -> id.stringValue().length() <= LONGEST_ID)
            .map(JsonNode.class::cast)
        : text(node).map(NODES::stringNode);
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() && node.stringValue().length() <= LONGEST_ID
        ? CleanText.of(node.stringValue(), LONGEST_ID)
        : Optional.empty();
  }

  /** Whole or not at all: half a basket would be another basket. */
  private static Optional<JsonNode> items(JsonNode node) {
    if (!node.isArray() || node.size() > MOST_ITEMS) {
      return Optional.empty();
    }
    ArrayNode items = NODES.arrayNode();
    for (JsonNode item : node) {
      Optional<JsonNode> kept = item(item);
      if (kept.isEmpty()) {
        return Optional.empty();
      }
      items.add(kept.get());
    }
    return Optional.of(items);
  }

  private static Optional<JsonNode> item(JsonNode node) {
    if (!node.isObject() || !(node.has("id") || node.has("name"))) {
      return Optional.empty();
    }
    ObjectNode item = NODES.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      boolean isNumber = List.of("quantity", "price").contains(member.getKey());
      Optional<JsonNode> kept =
          isNumber ? number(member.getValue()) : Optional.of(member.getValue());
      if (kept.isEmpty()) {
        return Optional.empty();
      }
      item.set(member.getKey(), kept.get());
    }
    return Optional.of(item);
  }
}
