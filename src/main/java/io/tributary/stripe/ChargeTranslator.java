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
 * Reads facts out of charges: money received, what of it has gone back in all, and the fee.
 *
 * <p>Source: docs.stripe.com/api/charges/object.
 */
final class ChargeTranslator {
  private ChargeTranslator() {}

  static List<Fact> translate(Telling told, JsonNode charge) {
    List<Fact> facts = new ArrayList<>();
    Order order = order(charge);
    paid(told, charge, order).ifPresent(facts::add);
    facts.addAll(goneBack(told, charge, order, !facts.isEmpty()));
    for (JsonNode refund : charge.path("refunds").path("data")) {
      facts.addAll(RefundTranslator.ofCharge(told, refund, order.names()));
    }
    facts.addAll(ofExpanded(told, charge));
    return facts.isEmpty()
        ? List.of(new Fact.Observed(told, order.names(), "ChargeNotPaid"))
        : facts;
  }

  /** The sum of all refunds, without the one that Stripe makes of what was never captured. */
  private static List<Fact> goneBack(Telling told, JsonNode charge, Order order, boolean isPaid) {
    Optional<Money> sum =
        StripeJson.money(charge, "amount_refunded", "currency")
            .filter(amount -> amount.minorUnits() >= 0);
    if (sum.isEmpty()) {
      return List.of();
    }
    Money rest = isPaid ? released(charge, sum.get()) : Money.zero(sum.get().currency());
    Money total = sum.get().minus(rest);
    List<Fact> facts = new ArrayList<>();
    if (!rest.isZero()) {
      facts.add(new Fact.RestReleased(told, order.names(), order.sourceId(), rest));
    }
    if (total.minorUnits() > 0 || (isPaid && !told.type().equals("charge.succeeded"))) {
      facts.add(new Fact.RefundedInAll(told, order.names(), order.sourceId(), total));
    }
    return facts;
  }

  /** What was let go of a charge of which a part was captured; empty where nothing was. */
  static Optional<Money> released(JsonNode charge) {
    return StripeJson.money(charge, "amount_refunded", "currency")
        .filter(_ -> isPaid(charge))
        .map(refunded -> released(charge, refunded))
        .filter(rest -> !rest.isZero());
  }

  /** The same; 0 where nothing was let go, or more may be captured. */
  private static Money released(JsonNode charge, Money refunded) {
    long captured = StripeJson.number(charge, "amount_captured").orElse(0L);
    long asked = StripeJson.number(charge, "amount").orElse(0L);
    return captured > 0 && captured < asked
        ? new Money(
            Math.clamp(asked - captured, 0, Math.max(0, refunded.minorUnits())),
            refunded.currency())
        : Money.zero(refunded.currency());
  }

  private static Optional<Fact> paid(Telling told, JsonNode charge, Order order) {
    return captured(charge)
        .filter(_ -> isPaid(charge))
        .map(amount -> new Fact.Paid(told, amount, order, paidAt(told, order)));
  }

  static boolean isPaid(JsonNode charge) {
    return charge.path("paid").asBoolean(false)
        && charge.path("captured").asBoolean(true)
        && StripeJson.text(charge, "status").orElse("succeeded").equals("succeeded");
  }

  static Optional<Money> captured(JsonNode charge) {
    return StripeJson.money(charge, "amount_captured", "currency")
        .filter(amount -> amount.minorUnits() > 0)
        .or(() -> StripeJson.money(charge, "amount", "currency"))
        .filter(amount -> amount.minorUnits() > 0);
  }

  /** A message about what happened to it later says nothing of when it was paid. */
  private static Instant paidAt(Telling told, Order order) {
    return switch (told.type()) {
      case "charge.succeeded", "charge.captured" -> told.at();
      default -> order.opened();
    };
  }

  /** The fee, where the charge came with its balance transaction, as only the API sends it. */
  static List<Fact> ofExpanded(Telling told, JsonNode charge) {
    Optional<String> id = StripeJson.text(charge, "id");
    JsonNode movement = charge.path("balance_transaction");
    return id.isEmpty() || !movement.isObject()
        ? List.of()
        : FeeTranslator.of(told, movement, List.of(Alias.charge(id.get()))).stream().toList();
  }

  private static Order order(JsonNode charge) {
    JsonNode billing = charge.path("billing_details");
    return new Order(
        Order.Source.CHARGE,
        Optional.empty(),
        StripeJson.time(charge, "created")
            .orElseThrow(() -> new IllegalArgumentException("the charge has no created time")),
        Optional.empty(),
        StripeJson.text(charge.path("metadata"), "click_id"),
        ids(charge),
        new Order.Buyer(
            StripeJson.text(billing, "email").or(() -> StripeJson.text(charge, "receipt_email")),
            StripeJson.text(billing, "name"),
            StripeJson.text(billing, "phone"),
            StripeJson.text(billing.path("address"), "country")),
        Order.Breakdown.UNKNOWN,
        Presentment.of(charge),
        Optional.empty());
  }

  private static StripeIds ids(JsonNode charge) {
    Optional<String> id = StripeJson.text(charge, "id");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("the charge has no id");
    }
    return new StripeIds(
        Optional.empty(),
        StripeJson.id(charge, "invoice"),
        StripeJson.id(charge, "payment_intent"),
        id,
        Optional.empty(),
        StripeJson.customer(charge),
        Optional.empty());
  }
}
