package io.tributary.stripe;

import io.tributary.model.Money;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the buyer saw, where that was another currency than the shop's: Adaptive Pricing.
 *
 * <p>Until 2025-03-31 a session's amounts were the buyer's, with the shop's beside them in {@code
 * currency_conversion}; since then they are the shop's, with the buyer's beside them in {@code
 * presentment_details}. Source: docs.stripe.com/payments/currencies/localize-prices.
 */
final class Presentment {
  private Presentment() {}

  /** What the buyer saw; empty when that was the shop's own currency. */
  static Optional<Money> of(JsonNode object) {
    Optional<Money> beside =
        StripeJson.money(
            object.path("presentment_details"), "presentment_amount", "presentment_currency");
    return beside.or(
        () ->
            beforeConversion(object)
                .flatMap(_ -> StripeJson.money(object, "amount_total", "currency")));
  }

  /** What the shop asked for, where the object's own amount is the buyer's. */
  static Optional<Money> beforeConversion(JsonNode object) {
    return StripeJson.money(object.path("currency_conversion"), "amount_total", "source_currency");
  }
}
