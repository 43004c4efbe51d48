package io.tributary.stripe;

import io.tributary.model.Fact;
import io.tributary.model.Telling;
import io.tributary.storage.InboxTable.Message;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Translates Stripe's words into ours: one event into its facts. */
public final class EventTranslator {
  private EventTranslator() {}

  /**
   * Reads an event; pure, so that it can be repeated whenever this class understands more.
   *
   * @throws IllegalArgumentException when the event lacks what its type promises
   */
  public static List<Fact> translate(Message message) {
    JsonNode event =
        StripeJson.object(message.content().body())
            .orElseThrow(() -> new IllegalArgumentException("the body is not a JSON object"));
    return List.of(translate(told(message), event.path("data").path("object")));
  }

  private static Fact translate(Telling told, JsonNode object) {
    return switch (told.type()) {
      case "checkout.session.completed" -> SessionTranslator.completed(told, object);
      case "checkout.session.async_payment_succeeded" -> SessionTranslator.succeeded(told, object);
      case "checkout.session.async_payment_failed" -> SessionTranslator.failed(told, object);
      case "checkout.session.expired" -> SessionTranslator.expired(told, object);
      default -> new Fact.Ignored(told, "This version reads nothing from " + told.type() + ".");
    };
  }

  private static Telling told(Message message) {
    return new Telling(
        message.id(),
        message.content().eventId(),
        message.content().type(),
        message.content().toldAt(),
        message.content().test());
  }
}
