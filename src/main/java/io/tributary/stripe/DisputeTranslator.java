package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads facts out of disputes. Only {@code funds_withdrawn} and {@code funds_reinstated}, and what
 * the dispute lists among its balance transactions, move money; an inquiry ({@code warning_…})
 * moves none.
 *
 * <p>Source: docs.stripe.com/api/disputes/object.
 */
final class DisputeTranslator {
  private static final String WITHDRAWN = "charge.dispute.funds_withdrawn";
  private static final String REINSTATED = "charge.dispute.funds_reinstated";

  private DisputeTranslator() {}

  /** A dispute, in the parts that its facts repeat. */
  private record Dispute(String id, Money amount, List<Alias> names) {}

  static List<Fact> translate(Telling told, JsonNode object) {
    Dispute dispute = dispute(object);
    String status = StripeJson.text(object, "status").orElse("unknown");
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.Observed(told, dispute.names(), "Dispute " + status.replace('_', ' ')));
    for (JsonNode movement : object.path("balance_transactions")) {
      listed(told, dispute, movement).ifPresent(facts::add);
      FeeTranslator.of(told, movement, dispute.names()).ifPresent(facts::add);
    }
    unlisted(told, dispute).ifPresent(facts::add);
    return facts;
  }

  private static Dispute dispute(JsonNode object) {
    List<Alias> names = new ArrayList<>();
    StripeJson.id(object, "payment_intent").map(Alias::paymentIntent).ifPresent(names::add);
    StripeJson.id(object, "charge").map(Alias::charge).ifPresent(names::add);
    Optional<String> id = StripeJson.text(object, "id");
    Optional<Money> amount =
        StripeJson.money(object, "amount", "currency").filter(money -> money.minorUnits() >= 0);
    if (id.isEmpty() || amount.isEmpty() || names.isEmpty()) {
      throw new IllegalArgumentException("the dispute lacks its id, amount, currency or charge");
    }
    return new Dispute(id.get(), amount.get(), names);
  }

  private static Optional<Fact> listed(Telling told, Dispute dispute, JsonNode movement) {
    Optional<String> id = StripeJson.text(movement, "id");
    long units = StripeJson.number(movement, "amount").orElse(0L);
    Instant at = StripeJson.time(movement, "created").orElse(told.at());
    Money amount = amount(dispute.amount(), movement, units);
    if (units == 0 || amount.isZero() || id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        units < 0
            ? new Fact.DisputeWithdrawn(told, dispute.names(), dispute.id(), id, amount, at)
            : new Fact.DisputeReinstated(told, dispute.names(), dispute.id(), id, amount, at));
  }

  /** A movement is told in the currency of settlement, and the dispute in the charge's. */
  static Money amount(Money disputed, JsonNode movement, long units) {
    return StripeJson.money(movement, "amount", "currency")
        .filter(money -> money.currency().equals(disputed.currency()))
        .map(money -> units < 0 ? money.negated() : money)
        .orElse(disputed);
  }

  /** The event itself, where the dispute doesn't list the movement. */
  private static Optional<Fact> unlisted(Telling told, Dispute dispute) {
    if (dispute.amount().isZero()) {
      return Optional.empty();
    }
    return switch (told.type()) {
      case WITHDRAWN ->
          Optional.of(
              new Fact.DisputeWithdrawn(
                  told,
                  dispute.names(),
                  dispute.id(),
                  Optional.empty(),
                  dispute.amount(),
                  told.at()));
      case REINSTATED ->
          Optional.of(
              new Fact.DisputeReinstated(
                  told,
                  dispute.names(),
                  dispute.id(),
                  Optional.empty(),
                  dispute.amount(),
                  told.at()));
      default -> Optional.empty();
    };
  }
}
