package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a relay made of Stripe's messages: gives them their own shape back, and lets the room
 * that speaks Stripe's language read them, so that a relay's words mean what the webhook's do.
 */
final class RelayReader {
  private final Function<Message, List<Fact>> stripe;

  RelayReader(Function<Message, List<Fact>> stripe) {
    this.stripe = stripe;
  }

  /** What is known before it is stored. */
  static Known known(JsonNode tree) {
    RelayedEvent event = RelayOpener.open(tree);
    Optional<String> id = RelayOpener.text(event.object(), "id");
    return new Known(
        event.eventId().or(() -> id.map(object -> messageId(event, object))),
        event.created(),
        event.live().map(live -> !live).orElse(false));
  }

  /** The same object in the same state is the same message. */
  private static String messageId(RelayedEvent event, String object) {
    return object + ":" + ObjectState.digest(event.type().orElse(""), event.object());
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
    List<Fact> facts = stripe.apply(message(message, told));
    boolean isTimed = event.created().equals(Optional.of(at));
    return isTimed ? facts : facts.stream().map(RelayReader::untimed).toList();
  }

  private static Message message(Message came, Incoming told) {
    return new Message(came.id(), told, came.receivedAt(), came.state(), came.reason());
  }

  /** A sum that came later may be an earlier one. */
  private static Fact untimed(Fact fact) {
    return fact instanceof Fact.RefundedInAll sum
        ? new Fact.RefundedInAll(sum.told().untimed(), sum.names(), sum.charge(), sum.total())
        : fact;
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
    Known known = known(tree);
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
}
