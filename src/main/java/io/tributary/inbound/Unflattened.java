package io.tributary.inbound;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nests again what a relay has flattened: {@code data__object__amount_total}, {@code
 * data.object.amount_total}, {@code data[object][amount_total]}. What is nested already wins.
 */
final class Unflattened {
  private static final int MOST_DEPTH = 16;
  private static final Pattern JOINTS = Pattern.compile("__|\\.|\\[|]\\[");

  /** Objects that some relays send as text. */
  private static final Set<String> OBJECTS =
      Set.of("data", "object", "event", "metadata", "customer_details", "total_details", "body");

  private Unflattened() {}

  static ObjectNode of(JsonNode tree) {
    return of(tree, 0);
  }

  private static ObjectNode of(JsonNode tree, int depth) {
    ObjectNode nested = Trees.object();
    tree.properties()
        .forEach(each -> put(nested, each.getKey(), value(each.getKey(), each.getValue(), depth)));
    return nested;
  }

  private static JsonNode value(String name, JsonNode value, int depth) {
    if (value.isObject() && depth < MOST_DEPTH) {
      return of(value, depth + 1);
    }
    if (value.isString() && value.stringValue().startsWith("{") && isObject(name)) {
      Optional<JsonNode> inside = Trees.json(value.stringValue()).filter(JsonNode::isObject);
      return inside.isPresent() && depth < MOST_DEPTH ? of(inside.get(), depth + 1) : value;
    }
    return value;
  }

  private static boolean isObject(String name) {
    String[] parts = JOINTS.split(name, -1);
    return parts.length > 0 && OBJECTS.contains(parts[parts.length - 1]);
  }

  private static void put(ObjectNode nested, String name, JsonNode value) {
    String joined = name.endsWith("]") ? name.substring(0, name.length() - 1) : name;
    String[] parts = JOINTS.split(joined, -1);
    boolean isPath = parts.length >= 2 && parts.length <= MOST_DEPTH && !hasEmpty(parts);
    if (!isPath || !putBelow(nested, parts, value)) {
      merge(nested, name, value);
    }
  }

  /** Whether there was no text in the way. */
  private static boolean putBelow(ObjectNode nested, String[] parts, JsonNode value) {
    ObjectNode place = nested;
    for (int index = 0; index < parts.length - 1; index++) {
      JsonNode next = place.path(parts[index]);
      if (!next.isObject() && !isNothing(next)) {
        return false;
      }
      place = next.isObject() ? (ObjectNode) next : place.putObject(parts[index]);
    }
    merge(place, parts[parts.length - 1], value);
    return true;
  }

  private static boolean hasEmpty(String[] parts) {
    for (String part : parts) {
      if (part.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static void merge(ObjectNode place, String name, JsonNode value) {
    JsonNode there = place.path(name);
    if (there.isObject() && value.isObject()) {
      value.properties().forEach(each -> merge((ObjectNode) there, each.getKey(), each.getValue()));
    } else if (isNothing(there)) {
      place.set(name, value);
    }
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isString() && PlainText.isNothing(value.stringValue()));
  }
}
