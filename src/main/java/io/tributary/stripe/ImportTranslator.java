package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads facts out of an object that was fetched: its state becomes what its events would have told,
 * at the object's own times. {@link Telling#at} is when it was fetched: up to when it was so.
 */
final class ImportTranslator {
  /** Delayed methods take up to 14 days; an invoice that is open for longer waits for a new try. */
  private static final Duration LONGEST_PENDING = Duration.ofDays(16);

  private static final String PAGE_OPEN = "The page is still open: nothing is ordered yet.";
  private static final String INVOICE_OPEN = "The invoice is not paid yet.";
  private static final String PAYMENT_OPEN = "The payment is not finished yet.";

  private ImportTranslator() {}

  static List<Fact> translate(Telling told, JsonNode object) {
    return switch (told.type().substring(Telling.IMPORTED.length())) {
      case "checkout.session" -> session(told, object);
      case "invoice" -> invoice(told, object);
      case "invoice_payment" -> invoicePayment(told, object);
      case "payment_intent" -> intent(told, object);
      case "charge" -> ChargeTranslator.translate(told, object);
      case "refund" -> RefundTranslator.translate(told, object);
      case "dispute" -> DisputeTranslator.translate(told, object);
      case "credit_note" -> CreditNoteTranslator.translate(told, object);
      case "subscription" -> List.of(EventTranslator.subscription(told, object));
      default -> ignored(told, "This version reads nothing from such an object.");
    };
  }

  private static List<Fact> session(Telling told, JsonNode session) {
    return switch (status(session).orElse("complete")) {
      case "complete" -> SessionTranslator.completed(told, session);
      case "expired" -> SessionTranslator.expired(told, session);
      default -> unfinished(told, session, Alias::session, PAGE_OPEN);
    };
  }

  private static List<Fact> invoice(Telling told, JsonNode invoice) {
    return switch (status(invoice).orElse("")) {
      case "paid" -> InvoiceTranslator.paid(told, invoice);
      case "void", "uncollectible" -> InvoiceTranslator.unpaid(told, invoice);
      case "open" ->
          isTriedInVain(told, invoice)
              ? InvoiceTranslator.unpaid(told, invoice)
              : unfinished(told, invoice, Alias::invoice, INVOICE_OPEN);
      default -> unfinished(told, invoice, Alias::invoice, INVOICE_OPEN);
    };
  }

  private static boolean isTriedInVain(Telling told, JsonNode invoice) {
    Instant longAgo = told.at().minus(LONGEST_PENDING);
    return invoice.path("attempted").asBoolean(false)
        && StripeJson.time(invoice, "created").filter(longAgo::isAfter).isPresent();
  }

  private static List<Fact> invoicePayment(Telling told, JsonNode payment) {
    return status(payment).equals(Optional.of("paid"))
        ? InvoiceTranslator.linked(told, payment)
        : ignored(told, "This payment of an invoice is not paid.");
  }

  private static List<Fact> intent(Telling told, JsonNode intent) {
    return switch (status(intent).orElse("")) {
      case "succeeded" -> IntentTranslator.succeeded(told, intent);
      case "canceled" -> IntentTranslator.failed(told, intent);
      case "requires_payment_method" ->
          intent.path("last_payment_error").isObject()
              ? IntentTranslator.failed(told, intent)
              : unfinished(told, intent, Alias::paymentIntent, PAYMENT_OPEN);
      default -> unfinished(told, intent, Alias::paymentIntent, PAYMENT_OPEN);
    };
  }

  private static Optional<String> status(JsonNode object) {
    return StripeJson.text(object, "status");
  }

  /** It says nothing of money; but if it once did, that holds no longer. */
  private static List<Fact> unfinished(
      Telling told, JsonNode object, Function<String, Alias> name, String what) {
    return StripeJson.text(object, "id")
        .map(name)
        .map(alias -> List.<Fact>of(new Fact.Observed(told, List.of(alias), what)))
        .orElseGet(() -> ignored(told, "It says nothing of money, and has no id."));
  }

  private static List<Fact> ignored(Telling told, String reason) {
    return List.of(new Fact.Ignored(told, reason));
  }
}
