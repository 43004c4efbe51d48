package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a relay made of Stripe's messages: gives them their own shape back, and lets the room
 * that speaks Stripe's language read them, so that a relay's word is the webhook's.
 */
final class RelayReader {
  private static final List<String> STATE =
      List.of("status", "payment_status", "paid", "amount_total", "amount", "amount_refunded");

  private final Function<Message, List<Fact>> stripe;

  RelayReader(Function<Message, List<Fact>> stripe) {
    this.stripe = stripe;
  }

  /** What is known before it is stored. */
  static Known known(Door door, JsonNode tree) {
    RelayedEvent event = RelayOpener.open(tree);
    Optional<String> id = RelayOpener.text(event.object(), "id");
    return new Known(
        event
            .eventId()
            .map(MessageName::storable)
            .or(() -> id.map(object -> eventId(door, event, object))),
        event.created(),
        event.live().map(live -> !live).orElse(false));
  }

  /** The same object in the same state is the same message. */
  private static String eventId(Door door, RelayedEvent event, String object) {
    StringBuilder state = new StringBuilder(event.type().orElse(""));
    STATE.forEach(
        name -> state.append('\n').append(RelayOpener.text(event.object(), name).orElse("")));
    return "relay:"
        + door.id()
        + ":"
        + MessageName.storable(object)
        + ":"
        + digest(state.toString());
  }

  List<Fact> translate(Message message, Door door, JsonNode tree) {
    RelayedEvent event = RelayOpener.open(tree);
    RelayedIds.requireStorable(event.object());
    ObjectNode object = new StripeValues(door.unit()).restored(event.object());
    RelayType type = RelayType.of(event, object);
    Incoming content = message.content();
    Optional<Instant> made = event.created().or(() -> Optional.of(content.toldAt()));
    Instant at = Known.toldAt(made, message.receivedAt());
    boolean test = event.live().map(live -> !live).orElse(content.test());
    if (type.type().isEmpty()) {
      throw new IllegalArgumentException(type.why());
    }
    byte[] body = body(content.eventId(), type.type().get(), at, !test, filled(object, at));
    Incoming told =
        new Incoming(content.account(), content.eventId(), type.type().get(), at, test, body);
    return stripe.apply(
        new Message(message.id(), told, message.receivedAt(), message.state(), message.reason()));
  }

  Reading explain(Door door, JsonNode tree) {
    RelayedEvent event = RelayOpener.open(tree);
    return new Reading(RelayLines.of(event, door.unit()), verdict(door, tree, event));
  }

  private Verdict verdict(Door door, JsonNode tree, RelayedEvent event) {
    try {
      List<Fact> facts = translate(pretended(door, tree), door, tree);
      Optional<String> ignored =
          facts.stream()
              .filter(Fact.Ignored.class::isInstance)
              .map(fact -> ((Fact.Ignored) fact).reason())
              .findFirst();
      return facts.size() == 1 && ignored.isPresent()
          ? new Verdict.Discarded(ignored.get())
          : new Verdict.Accepted(sentence(event, facts));
    } catch (IllegalArgumentException unreadable) {
      return new Verdict.Failed(String.valueOf(unreadable.getMessage()));
    }
  }

  private static String sentence(RelayedEvent event, List<Fact> facts) {
    String what = facts.isEmpty() ? "" : facts.getFirst().told().type();
    String why = event.type().isPresent() ? "the relay names the event" : "by the object's fields";
    return "Read as Stripe's " + what + " (" + why + ").";
  }

  /** It is asked for before anything is stored. */
  private static Message pretended(Door door, JsonNode tree) {
    Known known = known(door, tree);
    Instant at = known.at().orElse(Instant.EPOCH);
    Incoming content =
        new Incoming(
            door.account(),
            known.eventId(door, Optional.empty(), "explained"),
            "door." + door.id(),
            at,
            known.test(),
            new byte[0]);
    return new Message(new MessageId(0), content, at, State.NEW, Optional.empty());
  }

  /** What an object always has at Stripe, and a relay may leave out. */
  private static ObjectNode filled(ObjectNode object, Instant at) {
    RelayType.kind(object)
        .filter(_ -> RelayOpener.text(object, "object").isEmpty())
        .ifPresent(kind -> object.put("object", kind));
    if (!object.path("created").isIntegralNumber()) {
      object.put("created", at.getEpochSecond());
    }
    if (!object.has("mode") && RelayOpener.text(object, "subscription").isPresent()) {
      object.put("mode", "subscription");
    }
    return object;
  }

  private static byte[] body(String id, String type, Instant at, boolean live, ObjectNode object) {
    ObjectNode event = Trees.object();
    event.put("id", id).put("object", "event").put("type", type);
    event.put("created", at.getEpochSecond()).put("livemode", live);
    event.putObject("data").set("object", object);
    return Trees.bytes(event);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no SHA-256", missing);
    }
  }
}
