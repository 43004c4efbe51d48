package io.tributary.stripe;

import tools.jackson.databind.JsonNode;

/**
 * Takes an event out of the envelope of a cloud's event bus: Amazon EventBridge puts it below
 * {@code detail}, Azure Event Grid sends CloudEvents with it below {@code data}.
 *
 * <p>Source: docs.stripe.com/event-destinations.
 */
final class Envelope {
  private Envelope() {}

  /** The event itself, or what it was given when that is in no envelope. */
  static JsonNode open(JsonNode body) {
    if (isEvent(body.path("detail"))) {
      return body.path("detail");
    }
    return body.has("specversion") && isEvent(body.path("data")) ? body.path("data") : body;
  }

  private static boolean isEvent(JsonNode inside) {
    return inside.isObject()
        && inside.path("id").isString()
        && inside.path("type").isString()
        && inside.path("data").isObject();
  }
}
