package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Order.Breakdown;
import io.tributary.model.Order.Buyer;
import io.tributary.model.StripeIds;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads facts out of invoices, in the shapes before and since {@code 2025-03-31.basil}.
 *
 * <p>Source: docs.stripe.com/api/invoices/object and /api/invoice-payment/object.
 */
final class InvoiceTranslator {
  private InvoiceTranslator() {}

  /** Paid, by a charge, by credit, or outside of Stripe. */
  static List<Fact> paid(Telling told, JsonNode invoice) {
    Order order = order(invoice);
    Money amount = amountPaid(invoice);
    Instant at = told.isImported() ? paidAt(invoice).orElse(order.opened()) : told.at();
    boolean isTrial =
        amount.isZero()
            && SessionTranslator.isTrial(order)
            && order.breakdown().subtotal().orElse(0L) == 0;
    return List.of(
        isTrial
            ? new Fact.TrialStarted(told, amount, order)
            : new Fact.Paid(told, amount, order, at));
  }

  static Optional<Instant> paidAt(JsonNode invoice) {
    return StripeJson.time(invoice.path("status_transitions"), "paid_at");
  }

  /** A try failed, or nobody waits for the money any more; it may still come. */
  static List<Fact> unpaid(Telling told, JsonNode invoice) {
    Money due =
        StripeJson.money(invoice, "amount_due", "currency")
            .orElseThrow(
                () -> new IllegalArgumentException("the invoice has no amount_due and currency"));
    return List.of(new Fact.PaymentFailed(told, due, order(invoice)));
  }

  /** Which payment paid which invoice; since basil only this object knows both. */
  static List<Fact> linked(Telling told, JsonNode payment) {
    List<Alias> names = new ArrayList<>();
    StripeJson.id(payment, "invoice").map(Alias::invoice).ifPresent(names::add);
    JsonNode with = payment.path("payment");
    StripeJson.id(with, "payment_intent").map(Alias::paymentIntent).ifPresent(names::add);
    StripeJson.id(with, "charge").map(Alias::charge).ifPresent(names::add);
    return List.of(
        names.size() < 2
            ? new Fact.Ignored(told, "It was paid outside of Stripe: there is nothing to link.")
            : new Fact.Linked(told, names));
  }

  /**
   * With money from outside of Stripe, which {@code amount_paid} holds since basil; before, only
   * {@code paid_out_of_band} told of it.
   */
  static Money amountPaid(JsonNode invoice) {
    Optional<Money> paid = StripeJson.money(invoice, "amount_paid", "currency");
    boolean isOutside = invoice.path("paid_out_of_band").asBoolean(false);
    Optional<Money> whole =
        isOutside ? StripeJson.money(invoice, "amount_due", "currency") : Optional.empty();
    return whole
        .or(() -> paid)
        .filter(amount -> amount.minorUnits() >= 0)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the invoice has no amount_paid of 0 or more with a currency"));
  }

  private static Order order(JsonNode invoice) {
    return new Order(
        Order.Source.INVOICE,
        reason(invoice),
        StripeJson.time(invoice, "created")
            .orElseThrow(() -> new IllegalArgumentException("the invoice has no created time")),
        Optional.empty(),
        clickId(invoice),
        ids(invoice),
        buyer(invoice),
        breakdown(invoice),
        Presentment.of(invoice),
        Optional.empty());
  }

  /** A quote may begin a subscription, of which its invoice is then the first period. */
  private static Optional<Order.Reason> reason(JsonNode invoice) {
    return StripeJson.text(invoice, "billing_reason")
        .map(
            reason ->
                switch (reason) {
                  case "quote_accept" ->
                      subscription(invoice).isPresent()
                          ? Order.Reason.SUBSCRIPTION_CYCLE
                          : Order.Reason.ONE_OFF;
                  case "subscription_create" -> Order.Reason.SUBSCRIPTION_START;
                  case "subscription_cycle" -> Order.Reason.SUBSCRIPTION_CYCLE;
                  case "subscription_update", "subscription_threshold", "subscription" ->
                      Order.Reason.SUBSCRIPTION_CHANGE;
                  default -> Order.Reason.ONE_OFF;
                });
  }

  /** The invoice's own, or the copy of the subscription's made when the invoice was finalised. */
  private static Optional<String> clickId(JsonNode invoice) {
    JsonNode since = invoice.path("parent").path("subscription_details").path("metadata");
    JsonNode before = invoice.path("subscription_details").path("metadata");
    return StripeJson.text(invoice.path("metadata"), "click_id")
        .or(() -> StripeJson.text(since, "click_id"))
        .or(() -> StripeJson.text(before, "click_id"));
  }

  private static StripeIds ids(JsonNode invoice) {
    Optional<String> id = StripeJson.text(invoice, "id");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("the invoice has no id");
    }
    return new StripeIds(
        Optional.empty(),
        id,
        StripeJson.id(invoice, "payment_intent"),
        StripeJson.id(invoice, "charge"),
        subscription(invoice),
        StripeJson.customer(invoice),
        Optional.empty());
  }

  private static Optional<String> subscription(JsonNode invoice) {
    JsonNode since = invoice.path("parent").path("subscription_details");
    return StripeJson.id(since, "subscription")
        .or(() -> StripeJson.id(invoice, "subscription"))
        .or(() -> subscriptionOfALine(invoice));
  }

  private static Optional<String> subscriptionOfALine(JsonNode invoice) {
    for (JsonNode line : invoice.path("lines").path("data")) {
      Optional<String> found =
          StripeJson.id(line, "subscription")
              .or(
                  () ->
                      StripeJson.id(
                          line.path("parent").path("subscription_item_details"), "subscription"));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Buyer buyer(JsonNode invoice) {
    return new Buyer(
        StripeJson.text(invoice, "customer_email"),
        StripeJson.text(invoice, "customer_name"),
        StripeJson.text(invoice, "customer_phone"),
        StripeJson.text(invoice.path("customer_address"), "country"));
  }

  private static Breakdown breakdown(JsonNode invoice) {
    return new Breakdown(
        StripeJson.number(invoice, "subtotal"),
        StripeJson.sum(invoice.path("total_discount_amounts")),
        shipping(invoice),
        StripeJson.number(invoice, "tax")
            .or(() -> StripeJson.sum(invoice.path("total_taxes")))
            .or(() -> StripeJson.sum(invoice.path("total_tax_amounts"))),
        outside(invoice),
        StripeJson.money(invoice, "total", "currency"));
  }

  /** Without its tax, which is in the tax of the whole. */
  private static Optional<Long> shipping(JsonNode invoice) {
    JsonNode cost = invoice.path("shipping_cost");
    return StripeJson.untaxed(cost).or(() -> StripeJson.number(cost, "amount_subtotal"));
  }

  private static Optional<Long> outside(JsonNode invoice) {
    return invoice.path("paid_out_of_band").asBoolean(false)
        ? StripeJson.number(invoice, "amount_due")
        : StripeJson.number(invoice, "amount_paid_off_stripe");
  }
}
