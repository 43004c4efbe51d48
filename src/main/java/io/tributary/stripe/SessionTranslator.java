package io.tributary.stripe;

import io.tributary.model.Checkout;
import io.tributary.model.Checkout.Breakdown;
import io.tributary.model.Checkout.Buyer;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.StripeIds;
import io.tributary.model.Telling;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads facts out of Checkout Sessions, the only objects that know the click.
 *
 * <p>Source: docs.stripe.com/api/checkout/sessions/object, in every shape since 2022.
 */
final class SessionTranslator {
  private SessionTranslator() {}

  /** A completed session: what it means for money depends on its {@code payment_status}. */
  static Fact completed(Telling told, JsonNode session) {
    if (mode(session).equals("setup")) {
      return new Fact.Ignored(told, "Setup mode saves a payment method and moves no money.");
    }
    Checkout checkout = checkout(session);
    Money amount = amount(session);
    String status = StripeJson.text(session, "payment_status").orElse("");
    return switch (status) {
      case "paid" -> new Fact.Paid(told, amount, checkout);
      case "unpaid" -> new Fact.PaymentPending(told, amount, checkout);
      case "no_payment_required" ->
          mode(session).equals("subscription")
              ? new Fact.TrialStarted(told, Money.zero(amount.currency()), checkout)
              : new Fact.Paid(told, Money.zero(amount.currency()), checkout);
      default ->
          throw new IllegalArgumentException(
              "unknown payment_status \"" + status + "\" on a session");
    };
  }

  /** The delayed money came. */
  static Fact succeeded(Telling told, JsonNode session) {
    return new Fact.Paid(told, amount(session), checkout(session));
  }

  /** The delayed money will not come. */
  static Fact failed(Telling told, JsonNode session) {
    return new Fact.PaymentFailed(told, amount(session), checkout(session));
  }

  /** The page was opened and left. */
  static Fact expired(Telling told, JsonNode session) {
    return new Fact.Observed(told, checkout(session).names(), "CheckoutExpired");
  }

  private static String mode(JsonNode session) {
    return StripeJson.text(session, "mode").orElse("payment");
  }

  private static Money amount(JsonNode session) {
    return StripeJson.money(session, "amount_total", "currency")
        .filter(amount -> amount.minorUnits() >= 0)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the session has no amount_total of 0 or more with a currency"));
  }

  private static Checkout checkout(JsonNode session) {
    return new Checkout(
        mode(session),
        StripeJson.time(session, "created")
            .orElseThrow(() -> new IllegalArgumentException("the session has no created time")),
        StripeJson.text(session, "client_reference_id"),
        StripeJson.text(session.path("metadata"), "click_id"),
        ids(session),
        buyer(session),
        breakdown(session),
        StripeJson.money(
            session.path("presentment_details"), "presentment_amount", "presentment_currency"));
  }

  private static StripeIds ids(JsonNode session) {
    Optional<String> id = StripeJson.text(session, "id");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("the session has no id");
    }
    return new StripeIds(
        id,
        StripeJson.id(session, "payment_intent"),
        StripeJson.id(session, "invoice"),
        StripeJson.id(session, "subscription"),
        StripeJson.id(session, "customer").or(() -> StripeJson.id(session, "customer_account")),
        StripeJson.id(session, "payment_link"));
  }

  /** What the buyer typed; {@code customer_email} is only a prefill, and usually null. */
  private static Buyer buyer(JsonNode session) {
    JsonNode details = session.path("customer_details");
    return new Buyer(
        StripeJson.text(details, "email").or(() -> StripeJson.text(session, "customer_email")),
        StripeJson.text(details, "name"),
        StripeJson.text(details, "phone"),
        StripeJson.text(details.path("address"), "country"));
  }

  private static Breakdown breakdown(JsonNode session) {
    JsonNode parts = session.path("total_details");
    return new Breakdown(
        StripeJson.number(session, "amount_subtotal"),
        StripeJson.number(parts, "amount_discount"),
        StripeJson.number(parts, "amount_shipping"),
        StripeJson.number(parts, "amount_tax"));
  }
}
