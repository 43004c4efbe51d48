package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Telling;
import io.tributary.storage.InboxTable.Message;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Translates Stripe's words into ours: one event into its facts.
 *
 * <p>Source: docs.stripe.com/api/events/types. What an object means is told by the fields it has,
 * never by {@code api_version}.
 */
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
            .map(Envelope::open)
            .orElseThrow(() -> new IllegalArgumentException("the body is not a JSON object"));
    return translate(told(message), event.path("data").path("object"));
  }

  /** Reads a message, or an object that was fetched. */
  static List<Fact> translate(Telling told, JsonNode object) {
    return told.isImported() ? ImportTranslator.translate(told, object) : happened(told, object);
  }

  private static List<Fact> happened(Telling told, JsonNode object) {
    return switch (told.type()) {
      case "checkout.session.completed" -> SessionTranslator.completed(told, object);
      case "checkout.session.async_payment_succeeded" -> SessionTranslator.succeeded(told, object);
      case "checkout.session.async_payment_failed" -> SessionTranslator.failed(told, object);
      case "checkout.session.expired" -> SessionTranslator.expired(told, object);
      case "invoice.paid", "invoice.payment_succeeded" -> InvoiceTranslator.paid(told, object);
      case "invoice.payment_failed", "invoice.voided", "invoice.marked_uncollectible" ->
          InvoiceTranslator.unpaid(told, object);
      case "invoice_payment.paid" -> InvoiceTranslator.linked(told, object);
      default -> charged(told, object);
    };
  }

  private static List<Fact> charged(Telling told, JsonNode object) {
    return switch (told.type()) {
      case "payment_intent.succeeded" -> IntentTranslator.succeeded(told, object);
      case "payment_intent.payment_failed", "payment_intent.canceled" ->
          IntentTranslator.unpaid(told, object);
      case "charge.succeeded", "charge.captured", "charge.updated", "charge.refunded" ->
          ChargeTranslator.translate(told, object);
      case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
          RefundTranslator.translate(told, object);
      case "credit_note.created", "credit_note.updated", "credit_note.voided" ->
          CreditNoteTranslator.translate(told, object);
      default -> others(told, object);
    };
  }

  private static List<Fact> others(Telling told, JsonNode object) {
    if (told.type().startsWith("charge.dispute.")) {
      return DisputeTranslator.translate(told, object);
    }
    if (told.type().startsWith("customer.subscription.")) {
      return List.of(subscription(told, object));
    }
    if (told.type().equals("customer.created") || told.type().equals("customer.updated")) {
      return List.of(new Fact.Ignored(told, "A customer alone moves no money."));
    }
    return List.of(new Fact.Ignored(told, "This version reads nothing from " + told.type() + "."));
  }

  /** It belongs to the subscription's first payment, and moves no money. */
  static Fact subscription(Telling told, JsonNode subscription) {
    String status = StripeJson.text(subscription, "status").orElse("unknown");
    return StripeJson.text(subscription, "id")
        .<Fact>map(
            id ->
                new Fact.Observed(
                    told, List.of(Alias.firstOf(id)), "Subscription " + happening(told) + status))
        .orElseThrow(() -> new IllegalArgumentException("the subscription has no id"));
  }

  private static String happening(Telling told) {
    String word = told.type().substring(told.type().lastIndexOf('.') + 1).replace('_', ' ');
    return told.isImported() ? "" : word + ", ";
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
