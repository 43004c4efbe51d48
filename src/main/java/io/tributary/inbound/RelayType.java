package io.tributary.inbound;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which of Stripe's events a relayed object stands for: the one the relay names, else what follows
 * from the object's own fields.
 *
 * @param type empty where it stands for none
 * @param why for people
 */
record RelayType(Optional<String> type, String why) {
  private static final List<Map.Entry<String, String>> PREFIXES =
      List.of(
          Map.entry("cs_", "checkout.session"),
          Map.entry("pi_", "payment_intent"),
          Map.entry("ch_", "charge"),
          Map.entry("py_", "charge"),
          Map.entry("in_", "invoice"),
          Map.entry("re_", "refund"),
          Map.entry("pyr_", "refund"),
          Map.entry("du_", "dispute"),
          Map.entry("dp_", "dispute"),
          Map.entry("cn_", "credit_note"),
          Map.entry("sub_", "subscription"));

  static RelayType of(RelayedEvent event, JsonNode object) {
    return event
        .type()
        .map(type -> new RelayType(Optional.of(type), "the relay names the event"))
        .orElseGet(() -> byFields(object));
  }

  /** What kind of object it is. */
  static Optional<String> kind(JsonNode object) {
    Optional<String> id = RelayOpener.text(object, "id");
    return RelayOpener.text(object, "object")
        .filter(kind -> !kind.equals("event"))
        .or(() -> id.flatMap(RelayType::byPrefix))
        .or(
            () ->
                object.has("payment_status") || object.has("amount_total")
                    ? Optional.of("checkout.session")
                    : Optional.empty());
  }

  private static Optional<String> byPrefix(String id) {
    return PREFIXES.stream()
        .filter(prefix -> id.startsWith(prefix.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static RelayType byFields(JsonNode object) {
    return switch (kind(object).orElse("")) {
      case "checkout.session" -> session(object);
      case "payment_intent" -> intent(status(object));
      case "charge" -> charge(object);
      case "invoice" -> invoice(object);
      case "refund" -> status(object).equals("failed") ? is("refund.failed") : is("refund.updated");
      case "dispute" -> dispute(status(object));
      case "credit_note" -> is("credit_note.updated");
      case "subscription" -> is("customer.subscription.updated");
      case "" ->
          none(
              "Neither an event nor one of Stripe's objects is in it: have the relay send the whole"
                  + " event, or at least id, object, amount_total, currency and payment_status.");
      default -> none("Nothing is read from such an object of Stripe's.");
    };
  }

  private static RelayType session(JsonNode session) {
    String status = status(session);
    String paid = RelayOpener.text(session, "payment_status").orElse("");
    if (status.equals("expired")) {
      return is("checkout.session.expired");
    }
    if (paid.isEmpty()) {
      return none(
          "The session has no payment_status, so nobody knows whether it is paid: have the relay"
              + " send it too.");
    }
    return status.equals("open")
        ? none("The checkout page is still open: nothing is ordered yet.")
        : is("checkout.session.completed");
  }

  private static RelayType intent(String status) {
    return switch (status) {
      case "succeeded" -> is("payment_intent.succeeded");
      case "canceled" -> is("payment_intent.canceled");
      case "requires_payment_method" -> is("payment_intent.payment_failed");
      default -> none("The payment intent is not finished yet.");
    };
  }

  private static RelayType charge(JsonNode charge) {
    if (number(charge, "amount_refunded") > 0) {
      return is("charge.refunded");
    }
    return switch (status(charge)) {
      case "succeeded" -> is("charge.succeeded");
      case "" ->
          charge.path("paid").asBoolean(false)
              ? is("charge.succeeded")
              : none("The charge does not say whether it is paid.");
      default -> none("The charge is not paid.");
    };
  }

  private static RelayType invoice(JsonNode invoice) {
    return switch (status(invoice)) {
      case "paid" -> is("invoice.paid");
      case "void" -> is("invoice.voided");
      case "uncollectible" -> is("invoice.marked_uncollectible");
      case "" ->
          invoice.path("paid").asBoolean(false)
              ? is("invoice.paid")
              : none("The invoice does not say whether it is paid.");
      default -> none("The invoice is not paid yet.");
    };
  }

  private static RelayType dispute(String status) {
    return switch (status) {
      case "won", "lost", "warning_closed" -> is("charge.dispute.closed");
      default -> is("charge.dispute.updated");
    };
  }

  private static RelayType is(String type) {
    return new RelayType(Optional.of(type), "the fields of the object say " + type);
  }

  private static RelayType none(String why) {
    return new RelayType(Optional.empty(), why);
  }

  private static String status(JsonNode object) {
    return RelayOpener.text(object, "status").orElse("");
  }

  private static long number(JsonNode object, String name) {
    return object.path(name).asLong(0);
  }
}
