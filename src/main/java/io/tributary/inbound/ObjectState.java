package io.tributary.inbound;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * All that an object says, in one spelling: the same object in the same state is the same message,
 * whether a relay sends texts or numbers, and in whatever order.
 */
final class ObjectState {
  private final Map<String, String> values = new TreeMap<>();

  private ObjectState() {}

  static String digest(String type, JsonNode object) {
    ObjectState state = new ObjectState();
    state.read("", object);
    return MessageName.digest(type + "\n" + state.values);
  }

  /** What says nothing is left out, as some relays do. */
  private void read(String place, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(each -> read(place + "/" + each.getKey(), each.getValue()));
    } else if (value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer)) {
      for (int number = 0; number < value.size(); number++) {
        read(place + "/" + number, value.path(number));
      }
    } else {
      String text = value.isArray() ? joined(value) : PlainText.of(value).orElse("");
      if (!text.isEmpty()) {
        values.put(place, text.toLowerCase(Locale.ROOT));
      }
    }
  }

  private static String joined(JsonNode values) {
    return values
        .valueStream()
        .flatMap(value -> PlainText.of(value).stream())
        .collect(Collectors.joining(","));
  }
}
