package io.tributary.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which lies the lists tell at present. */
public final class ListFaults {
  private static final List<String> AMOUNTS =
      List.of(
          "amount",
          "amount_captured",
          "amount_received",
          "amount_total",
          "amount_subtotal",
          "amount_paid",
          "amount_due",
          "total",
          "subtotal",
          "net");

  private final Map<String, ListFault> byId = new HashMap<>();

  ListFaults() {}

  /** From now on these and no others; an empty list tells the truth again. */
  public synchronized void tell(List<ListFault> faults) {
    byId.clear();
    faults.forEach(fault -> byId.put(fault.id(), fault));
  }

  /** What a list says of an object. */
  synchronized Stream<JsonNode> told(JsonNode object) {
    ListFault fault = byId.get(object.path("id").asString(""));
    if (fault == null) {
      return Stream.of(object);
    }
    return switch (fault.kind()) {
      case MISSING -> Stream.empty();
      case DOUBLED -> Stream.of(object, object);
      case ALTERED -> Stream.of(altered(object, fault.by()));
    };
  }

  /** All amounts alike, so that the object still agrees with itself. */
  private static JsonNode altered(JsonNode object, long by) {
    ObjectNode altered = (ObjectNode) object.deepCopy();
    for (String field : AMOUNTS) {
      if (altered.path(field).isIntegralNumber()) {
        altered.put(field, altered.path(field).asLong() + by);
      }
    }
    return altered;
  }
}
