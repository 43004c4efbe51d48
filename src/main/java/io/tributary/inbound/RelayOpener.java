package io.tributary.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the event and its object in what a relay sends: the whole event, its object alone, both
 * nested or flattened, and in whatever they were put into.
 */
final class RelayOpener {
  private static final List<String> WRAPPERS =
      List.of("event", "body", "payload", "detail", "bundle", "webhook");

  /** What at the root belongs to the event, and not to its object. */
  private static final Set<String> OF_EVENT =
      Set.of(
          "id",
          "object",
          "type",
          "created",
          "livemode",
          "data",
          "api_version",
          "request",
          "account",
          "pending_webhooks",
          "event",
          "context");

  /** Words of Stripe's; those which we give ourselves are nobody else's. */
  private static final Pattern TYPE = Pattern.compile("(?!import\\.|door\\.)[a-z_]+(\\.[a-z_]+)+");

  private RelayOpener() {}

  static RelayedEvent open(JsonNode tree) {
    JsonNode root = Unflattened.of(tree);
    JsonNode envelope = envelope(root);
    JsonNode whole = envelope.path("data").path("object");
    if (whole.isObject()) {
      return event(envelope, completed(whole, envelope.path("object"), envelope));
    }
    if (envelope.path("object").isObject()) {
      return event(envelope, completed(envelope.path("object"), Trees.object(), envelope));
    }
    return alone(envelope);
  }

  private static JsonNode envelope(JsonNode root) {
    if (root.path("data").path("object").isObject()) {
      return root;
    }
    for (String wrapper : WRAPPERS) {
      JsonNode inside = root.path(wrapper);
      if (inside.path("data").path("object").isObject() || looksLikeObject(inside)) {
        return inside;
      }
    }
    return looksLikeObject(root.path("data")) && !looksLikeObject(root) ? root.path("data") : root;
  }

  private static boolean looksLikeObject(JsonNode node) {
    return node.isObject() && node.has("id") && node.has("object");
  }

  /** Fields that the object lacks may stand beside it. */
  private static ObjectNode completed(JsonNode object, JsonNode beside, JsonNode envelope) {
    ObjectNode whole = Trees.object();
    object.properties().forEach(each -> whole.set(each.getKey(), each.getValue()));
    if (beside.isObject()) {
      beside.properties().forEach(each -> fill(whole, each.getKey(), each.getValue()));
    }
    envelope.properties().stream()
        .filter(each -> !OF_EVENT.contains(each.getKey()))
        .forEach(each -> fill(whole, each.getKey(), each.getValue()));
    text(envelope, "id")
        .filter(id -> !id.startsWith("evt_") && text(whole, "id").isEmpty())
        .ifPresent(id -> whole.put("id", id));
    return whole;
  }

  private static void fill(ObjectNode whole, String name, JsonNode value) {
    if (whole.path(name).isMissingNode() || whole.path(name).isNull()) {
      whole.set(name, value);
    }
  }

  private static RelayedEvent event(JsonNode envelope, ObjectNode object) {
    return new RelayedEvent(
        text(envelope, "id").filter(id -> id.startsWith("evt_")),
        text(envelope, "type").filter(type -> TYPE.matcher(type).matches()),
        time(envelope, "created"),
        live(envelope).or(() -> live(object)).or(() -> byPrefix(object)),
        object);
  }

  /** An {@code id} that is an event's says nothing of the object. */
  private static RelayedEvent alone(JsonNode envelope) {
    ObjectNode object = Trees.object();
    envelope.properties().forEach(each -> object.set(each.getKey(), each.getValue()));
    Optional<String> event = text(object, "id").filter(id -> id.startsWith("evt_"));
    if (event.isPresent()) {
      object.remove("id");
      text(object, "session_id")
          .or(() -> text(object, "object_id"))
          .ifPresent(id -> object.put("id", id));
    }
    return new RelayedEvent(
        event,
        text(object, "type").filter(type -> TYPE.matcher(type).matches()),
        event.flatMap(_ -> time(object, "created")),
        live(object).or(() -> byPrefix(object)),
        object);
  }

  private static Optional<Boolean> byPrefix(JsonNode object) {
    return text(object, "id").filter(id -> id.startsWith("cs_test_")).map(_ -> false);
  }

  private static Optional<Boolean> live(JsonNode node) {
    return text(node, "livemode").flatMap(StripeValues::truth);
  }

  static Optional<Instant> time(JsonNode node, String name) {
    try {
      return text(node, name).map(Times::read);
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  static Optional<String> text(JsonNode node, String name) {
    return PlainText.of(node.path(name));
  }
}
