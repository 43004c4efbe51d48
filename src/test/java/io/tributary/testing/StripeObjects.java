package io.tributary.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's objects in the shape of one API version: its own sample objects, with the links and
 * amounts of a test in the places where that version has them.
 *
 * @param version such as {@code 2025-03-31.basil}
 */
public record StripeObjects(String version) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** A buyer's money: all names of one payment; what is blank is absent. */
  public record Money(
      String intent,
      String charge,
      String invoice,
      String customer,
      long amount,
      String currency) {}

  /** Whether charges and intents no longer name their invoice, and invoices no longer theirs. */
  public boolean isSinceBasil() {
    return version.compareTo("2025-03-31") >= 0;
  }

  /** Whether every refund is told by an event of its own. */
  public boolean tellsRefunds() {
    return version.compareTo("2024-10-28") >= 0;
  }

  public ObjectNode session(String id, Instant opened, String mode) {
    ObjectNode session = sample("checkout.session", id, opened);
    session.putNull("total_details").putNull("currency_conversion").putNull("customer");
    return session.putNull("subscription").put("mode", mode).put("status", "complete");
  }

  public ObjectNode intent(Money money, Instant at) {
    ObjectNode intent = sample("payment_intent", money.intent(), at);
    put(intent, "customer", money.customer());
    put(intent, "latest_charge", money.charge());
    if (!isSinceBasil()) {
      put(intent, "invoice", money.invoice());
    }
    return intent
        .put("status", "succeeded")
        .put("amount", money.amount())
        .put("amount_received", money.amount())
        .put("currency", money.currency());
  }

  /** An intent whose delayed payment did not come. */
  public ObjectNode failedIntent(Money money, Instant at) {
    ObjectNode intent = intent(money, at).put("status", "requires_payment_method");
    intent.putObject("last_payment_error").put("code", "insufficient_funds");
    return intent.put("amount_received", 0);
  }

  public ObjectNode charge(Money money, Instant at) {
    ObjectNode charge = sample("charge", money.charge(), at);
    put(charge, "payment_intent", money.intent());
    put(charge, "customer", money.customer());
    if (!isSinceBasil()) {
      put(charge, "invoice", money.invoice());
    }
    return charge
        .put("status", "succeeded")
        .put("paid", true)
        .put("captured", true)
        .put("amount", money.amount())
        .put("amount_captured", money.amount())
        .put("amount_refunded", 0)
        .put("currency", money.currency());
  }

  /** A paid invoice of a subscription. */
  public ObjectNode invoice(Money money, String subscription, String reason, Instant at) {
    ObjectNode invoice = sample("invoice", money.invoice(), at);
    put(invoice, "customer", money.customer());
    invoice.withObject("/lines").putArray("data");
    for (String amount : List.of("subtotal", "total", "amount_due", "amount_paid")) {
      invoice.put(amount, money.amount());
    }
    link(invoice, money, subscription);
    return invoice
        .put("status", "paid")
        .put("billing_reason", reason)
        .put("currency", money.currency());
  }

  private void link(ObjectNode invoice, Money money, String subscription) {
    if (isSinceBasil()) {
      invoice.remove("subscription");
      ObjectNode parent = invoice.putObject("parent").put("type", "subscription_details");
      parent.putObject("subscription_details").put("subscription", subscription);
    } else {
      put(invoice, "subscription", subscription);
      put(invoice, "payment_intent", money.intent());
      put(invoice, "charge", money.charge());
    }
  }

  /** Which intent paid which invoice; an object that exists since basil. */
  public ObjectNode invoicePayment(String id, Money money, Instant at) {
    ObjectNode payment = sample("invoice_payment", id, at);
    payment
        .put("invoice", money.invoice())
        .put("amount_paid", money.amount())
        .put("currency", money.currency())
        .put("status", "paid");
    payment
        .putObject("payment")
        .put("type", "payment_intent")
        .put("payment_intent", money.intent());
    return payment;
  }

  public ObjectNode refund(String id, Money money, long amount, Instant at) {
    ObjectNode refund = sample("refund", id, at);
    put(refund, "charge", money.charge());
    put(refund, "payment_intent", money.intent());
    return refund
        .put("amount", amount)
        .put("currency", money.currency())
        .put("status", "succeeded");
  }

  /** A credit note after payment, whose money goes back by a refund of its own. */
  public ObjectNode creditNote(String id, Money money, long amount, Instant at) {
    ObjectNode note = sample("credit_note", id, at);
    put(note, "invoice", money.invoice());
    return note.put("amount", amount).put("currency", money.currency()).put("status", "issued");
  }

  public ObjectNode dispute(String id, Money money, String status, Instant at) {
    ObjectNode dispute = sample("dispute", id, at);
    put(dispute, "charge", money.charge());
    put(dispute, "payment_intent", money.intent());
    dispute.putArray("balance_transactions");
    return dispute
        .put("amount", money.amount())
        .put("currency", money.currency())
        .put("status", status);
  }

  /** Wraps an object into an event of this version. */
  public ObjectNode event(String id, String type, Instant at, ObjectNode object) {
    ObjectNode event =
        MAPPER
            .createObjectNode()
            .put("id", id)
            .put("object", "event")
            .put("api_version", version)
            .put("created", at.getEpochSecond())
            .put("livemode", true)
            .put("pending_webhooks", 1)
            .put("type", type);
    event.putObject("data").set("object", object.deepCopy());
    return event;
  }

  private ObjectNode sample(String resource, String id, Instant at) {
    String path = "/stripe/" + version + "/" + resource + ".json";
    try (InputStream stream = StripeObjects.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("missing " + path);
      }
      ObjectNode object = (ObjectNode) MAPPER.readTree(stream.readAllBytes());
      return object.put("id", id).put("created", at.getEpochSecond()).put("livemode", true);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void put(ObjectNode object, String field, String id) {
    if (id.isEmpty()) {
      object.putNull(field);
    } else {
      object.put(field, id);
    }
  }
}
