package io.tributary.demo;

import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small objects of Stripe's for a shelf. */
final class Things {
  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  private Things() {}

  /** An object made so many seconds before noon. */
  static ObjectNode thing(String type, String id, long secondsAgo) {
    return JSON.createObjectNode()
        .put("object", type)
        .put("id", id)
        .put("created", NOON.minusSeconds(secondsAgo).getEpochSecond());
  }

  static ObjectNode thing(String type, String id, Consumer<ObjectNode> change) {
    ObjectNode thing = thing(type, id, 60);
    change.accept(thing);
    return thing;
  }

  static ObjectNode event(String id, String type, long secondsAgo, ObjectNode object) {
    ObjectNode event = thing("event", id, secondsAgo).put("type", type);
    event.putObject("data").set("object", object.deepCopy());
    return event;
  }
}
