package io.tributary.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's objects in the shape of API version 2026-07-29.dahlia, empty of everything particular.
 *
 * <p>They say {@code livemode: true}, so that a newcomer finds the sale on the pages without
 * switching to test data.
 */
final class Samples {
  static final String API_VERSION = "2026-07-29.dahlia";
  private static final List<String> TYPES =
      List.of(
          "balance_transaction",
          "charge",
          "checkout.session",
          "customer",
          "invoice",
          "invoice_payment",
          "payment_intent",
          "payment_link",
          "subscription",
          "webhook_endpoint");

  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, ObjectNode> shapes = new HashMap<>();

  Samples() {
    for (String type : TYPES) {
      shapes.put(type, (ObjectNode) json.readTree(DemoFile.read(type + ".json")));
    }
  }

  /** A new object of one of the types. */
  ObjectNode of(String type, String id, Instant created) {
    ObjectNode shape = shapes.get(type);
    if (shape == null) {
      throw new IllegalArgumentException("the demo has no sample of " + type);
    }
    ObjectNode object = shape.deepCopy().put("id", id);
    if (object.has("created")) {
      object.put("created", created.getEpochSecond());
    }
    if (object.has("livemode")) {
      object.put("livemode", true);
    }
    return object;
  }
}
