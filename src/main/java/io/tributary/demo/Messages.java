package io.tributary.demo;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes Stripe's events of what happens now, shelves them with their objects, and sends them. */
final class Messages {
  private final JsonMapper json = JsonMapper.builder().build();
  private final ObjectIds ids;
  private final InstantSource clock;
  private final StripeShelf shelf;
  private final WebhookSender webhooks;

  Messages(ObjectIds ids, InstantSource clock, StripeShelf shelf, WebhookSender webhooks) {
    this.ids = ids;
    this.clock = clock;
    this.shelf = shelf;
    this.webhooks = webhooks;
  }

  /**
   * Tells an object's new state.
   *
   * @param type such as {@code checkout.session.completed}
   * @return opens when the message was accepted
   */
  CountDownLatch tell(String type, ObjectNode object) {
    return send(event(type, object));
  }

  /** Tells an object's new state, and what one of its fields was before: nothing. */
  CountDownLatch tellChange(String type, ObjectNode object, String changed) {
    ObjectNode event = event(type, object);
    event.withObject("/data").putObject("previous_attributes").putNull(changed);
    return send(event);
  }

  private CountDownLatch send(ObjectNode event) {
    shelf.take(event);
    return webhooks.send(json.writeValueAsString(event));
  }

  private ObjectNode event(String type, ObjectNode object) {
    ObjectNode event = json.createObjectNode();
    event.put("id", ids.next("evt")).put("object", "event");
    event.put("api_version", Samples.API_VERSION);
    event.put("created", clock.instant().getEpochSecond());
    event.putObject("data").set("object", object);
    event.put("livemode", true).put("pending_webhooks", 1);
    event.putObject("request").putNull("id").putNull("idempotency_key");
    return event.put("type", type);
  }
}
