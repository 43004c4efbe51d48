package io.tributary.inbound;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What relays make of Stripe's JSON. */
public final class Relays {
  private Relays() {}

  /**
   * As Zapier posts it: one flat object of texts; nothing is {@code ""}, yes is {@code True}, and a
   * list is its members with commas between.
   */
  public static Submission flattened(JsonNode stripe, String joint) {
    ObjectNode flat = Trees.object();
    flatten(stripe, "", joint, flat);
    return new Submission(
        "POST", Optional.of("application/json"), Optional.empty(), Trees.text(flat));
  }

  /** As Make posts it: nested, in an array of one, with its own spelling of times. */
  public static Submission nested(JsonNode stripe) {
    String body = "[" + Trees.text(stripe).replace("\"usd\"", "\"USD\"") + "]";
    return new Submission("POST", Optional.of("application/json"), Optional.empty(), body);
  }

  /** With amounts in dollars, as an earlier step of a scenario may have made them. */
  public static Submission divided(Submission submission) {
    ObjectNode tree = (ObjectNode) submission.tree();
    divide(tree);
    return new Submission("POST", Optional.empty(), Optional.empty(), Trees.text(tree));
  }

  private static void flatten(JsonNode node, String place, String joint, ObjectNode flat) {
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      String name = place.isEmpty() ? each.getKey() : place + joint + each.getKey();
      JsonNode value = each.getValue();
      if (value.isObject()) {
        flatten(value, name, joint, flat);
      } else {
        flat.put(name, text(value));
      }
    }
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(Relays::text).collect(Collectors.joining(","));
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "True" : "False";
    }
    return value.isNull() ? "" : value.asString();
  }

  private static void divide(ObjectNode node) {
    for (Map.Entry<String, JsonNode> each : List.copyOf(node.properties())) {
      if (each.getValue() instanceof ObjectNode inside) {
        divide(inside);
      } else if (each.getKey().startsWith("amount_") && each.getValue().isNumber()) {
        BigDecimal dollars = BigDecimal.valueOf(each.getValue().longValue(), 2);
        node.put(each.getKey(), dollars.toPlainString());
      }
    }
  }
}
