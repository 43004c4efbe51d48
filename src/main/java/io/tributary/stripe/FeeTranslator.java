package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Telling;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fee out of a balance transaction.
 *
 * <p>Source: docs.stripe.com/api/balance_transactions/object.
 */
final class FeeTranslator {
  private FeeTranslator() {}

  /** The fee; empty where none was taken. */
  static Optional<Fact> of(Telling told, JsonNode movement, List<Alias> names) {
    return StripeJson.money(movement, "fee", "currency")
        .filter(fee -> !fee.isZero())
        .flatMap(
            fee ->
                StripeJson.text(movement, "id")
                    .map(
                        id ->
                            new Fact.FeeTaken(
                                told,
                                names,
                                id,
                                fee,
                                StripeJson.time(movement, "created").orElse(told.at()))));
  }
}
