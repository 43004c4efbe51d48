package io.tributary.stripe;

import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Order.Breakdown;
import io.tributary.model.Order.Buyer;
import io.tributary.model.StripeIds;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.List;
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
  static List<Fact> completed(Telling told, JsonNode session) {
    if (mode(session).equals("setup")) {
      return List.of(
          new Fact.Ignored(told, "Setup mode saves a payment method and moves no money."));
    }
    Order order = order(session);
    Money amount = amount(session);
    String status = StripeJson.text(session, "payment_status").orElse("");
    Fact fact =
        switch (status) {
          case "paid" -> new Fact.Paid(told, amount, order, paidAt(told, order));
          case "unpaid" -> new Fact.PaymentPending(told, amount, order);
          case "no_payment_required" -> free(told, Money.zero(amount.currency()), order);
          default ->
              throw new IllegalArgumentException(
                  "unknown payment_status \"" + status + "\" on a session");
        };
    return List.of(fact);
  }

  private static Fact free(Telling told, Money nothing, Order order) {
    return isTrial(order)
        ? new Fact.TrialStarted(told, nothing, order)
        : new Fact.Paid(told, nothing, order, paidAt(told, order));
  }

  /** A session that was fetched knows when its page was opened, and no other time. */
  private static Instant paidAt(Telling told, Order order) {
    return told.isImported() ? order.opened() : told.at();
  }

  /** A subscription that costs nothing today, unless a coupon made it free. */
  static boolean isTrial(Order order) {
    return order.reason().equals(Optional.of(Order.Reason.SUBSCRIPTION_START))
        && order.breakdown().discount().orElse(0L) == 0;
  }

  /** The delayed money came. */
  static List<Fact> succeeded(Telling told, JsonNode session) {
    return List.of(new Fact.Paid(told, amount(session), order(session), told.at()));
  }

  /** The delayed money will not come. */
  static List<Fact> failed(Telling told, JsonNode session) {
    return List.of(new Fact.PaymentFailed(told, amount(session), order(session)));
  }

  /** The page was opened and left. */
  static List<Fact> expired(Telling told, JsonNode session) {
    return List.of(new Fact.Observed(told, order(session).names(), "CheckoutExpired"));
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

  private static Order order(JsonNode session) {
    return new Order(
        Order.Source.SESSION,
        Optional.of(
            mode(session).equals("subscription")
                ? Order.Reason.SUBSCRIPTION_START
                : Order.Reason.ONE_OFF),
        StripeJson.time(session, "created")
            .orElseThrow(() -> new IllegalArgumentException("the session has no created time")),
        StripeJson.text(session, "client_reference_id"),
        StripeJson.text(session.path("metadata"), "click_id"),
        ids(session),
        buyer(session),
        breakdown(session),
        Presentment.of(session),
        Presentment.beforeConversion(session));
  }

  private static StripeIds ids(JsonNode session) {
    Optional<String> id = StripeJson.text(session, "id");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("the session has no id");
    }
    return new StripeIds(
        id,
        StripeJson.id(session, "invoice"),
        StripeJson.id(session, "payment_intent"),
        Optional.empty(),
        StripeJson.id(session, "subscription"),
        StripeJson.customer(session),
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
        StripeJson.untaxed(session.path("shipping_cost"))
            .or(() -> StripeJson.number(parts, "amount_shipping")),
        StripeJson.number(parts, "amount_tax"),
        Optional.empty(),
        StripeJson.money(session, "amount_total", "currency"));
  }
}
