package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.StripeIds;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads facts out of payment intents: the same money as a session's or an invoice's, or money that
 * came without Checkout.
 *
 * <p>Source: docs.stripe.com/api/payment_intents/object.
 */
final class IntentTranslator {
  private IntentTranslator() {}

  /** The money was received. */
  static List<Fact> succeeded(Telling told, JsonNode intent) {
    Money received =
        StripeJson.money(intent, "amount_received", "currency")
            .or(() -> StripeJson.money(intent, "amount", "currency"))
            .filter(amount -> amount.minorUnits() > 0)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the payment intent has no amount_received with a currency"));
    Order order = order(intent, charge(intent));
    Instant at = told.isImported() ? order.opened() : told.at();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.Paid(told, received, order, at));
    facts.addAll(ChargeTranslator.ofExpanded(told, intent.path("latest_charge")));
    return facts;
  }

  /** A try that failed, or an intent given up: no money, and no payment of its own. */
  static List<Fact> unpaid(Telling told, JsonNode intent) {
    String what =
        told.type().equals("payment_intent.canceled") ? "PaymentCanceled" : "PaymentTryFailed";
    return List.of(new Fact.Observed(told, List.of(Alias.paymentIntent(id(intent))), what));
  }

  /**
   * An intent that was fetched and will bring no money as it stands: the end of a delayed payment
   * whose session goes on saying that it is unpaid.
   */
  static List<Fact> failed(Telling told, JsonNode intent) {
    return StripeJson.money(intent, "amount", "currency")
        .map(
            asked ->
                List.<Fact>of(new Fact.PaymentFailed(told, asked, order(intent, Optional.empty()))))
        .orElseGet(() -> unpaid(told, intent));
  }

  private static String id(JsonNode intent) {
    return StripeJson.text(intent, "id")
        .orElseThrow(() -> new IllegalArgumentException("the payment intent has no id"));
  }

  private static Order order(JsonNode intent, Optional<String> charge) {
    return new Order(
        Order.Source.PAYMENT_INTENT,
        Optional.empty(),
        StripeJson.time(intent, "created")
            .orElseThrow(
                () -> new IllegalArgumentException("the payment intent has no created time")),
        Optional.empty(),
        StripeJson.text(intent.path("metadata"), "click_id"),
        ids(intent, charge),
        new Order.Buyer(
            StripeJson.text(intent, "receipt_email"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Order.Breakdown.UNKNOWN,
        Presentment.of(intent),
        Optional.empty());
  }

  private static StripeIds ids(JsonNode intent, Optional<String> charge) {
    return new StripeIds(
        Optional.empty(),
        StripeJson.id(intent, "invoice"),
        Optional.of(id(intent)),
        charge,
        Optional.empty(),
        StripeJson.customer(intent),
        Optional.empty());
  }

  /** Since 2022-11-15 the latest one; before, the one of the list that succeeded. */
  private static Optional<String> charge(JsonNode intent) {
    for (JsonNode charge : intent.path("charges").path("data")) {
      if (charge.path("paid").asBoolean(false)) {
        return StripeJson.text(charge, "id");
      }
    }
    return StripeJson.id(intent, "latest_charge");
  }
}
