package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads facts out of refunds.
 *
 * <p>Source: docs.stripe.com/api/refunds/object. One that succeeded can still fail.
 */
final class RefundTranslator {
  private RefundTranslator() {}

  static List<Fact> translate(Telling told, JsonNode refund) {
    List<Alias> names = new ArrayList<>();
    StripeJson.id(refund, "payment_intent").map(Alias::paymentIntent).ifPresent(names::add);
    StripeJson.id(refund, "charge").map(Alias::charge).ifPresent(names::add);
    return names.isEmpty()
        ? List.of(new Fact.Ignored(told, "A refund of nothing that Stripe charged."))
        : ofCharge(told, refund, names);
  }

  /** A refund as the list of a charge has it; with a fee where it came with its movement. */
  static List<Fact> ofCharge(Telling told, JsonNode refund, List<Alias> names) {
    List<Fact> facts = new ArrayList<>(moved(told, refund, names));
    JsonNode movement = refund.path("balance_transaction");
    if (movement.isObject()) {
      FeeTranslator.of(told, movement, names).ifPresent(facts::add);
    }
    return facts;
  }

  private static List<Fact> moved(Telling told, JsonNode refund, List<Alias> names) {
    String id =
        StripeJson.text(refund, "id")
            .orElseThrow(() -> new IllegalArgumentException("the refund has no id"));
    Money amount =
        StripeJson.money(refund, "amount", "currency")
            .filter(money -> money.minorUnits() > 0)
            .orElseThrow(
                () -> new IllegalArgumentException("the refund has no amount with a currency"));
    Instant made = StripeJson.time(refund, "created").orElse(told.at());
    Fact out = new Fact.Refunded(told, names, id, amount, made);
    Fact back = new Fact.RefundFailed(told, names, id, amount, told.at());
    return switch (StripeJson.text(refund, "status").orElse("succeeded")) {
      case "succeeded", "pending" -> List.of(out);
      case "failed" -> List.of(out, back); // it had left the balance, whoever missed that message
      case "canceled" -> List.of(back);
      default -> List.of(new Fact.Observed(told, names, "RefundNeedsAction"));
    };
  }
}
