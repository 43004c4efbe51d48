package io.tributary.stripe;

import io.tributary.model.Money;
import io.tributary.model.StripeKind;
import io.tributary.stripe.Limits.Bound;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Which of Stripe's refunds gave back what was never captured, and so never paid: no refund of our
 * books.
 */
final class Releases {
  private static final long BESIDE_OTHERS = 0;
  private final Questions stripe;
  private final Seen seen;
  private final AmountsById parts = new AmountsById();
  private final Map<String, Optional<Theirs.Refund>> asked = new HashMap<>();

  Releases(Questions stripe, Seen seen) {
    this.stripe = stripe;
    this.seen = seen;
  }

  /** Notes a charge of Stripe's list, if only a part of it was captured. */
  void look(JsonNode charge) {
    Optional<Money> rest = ChargeTranslator.released(charge);
    Optional<Long> refunded = StripeJson.number(charge, "amount_refunded");
    rest.ifPresent(
        money -> {
          boolean isAll = refunded.equals(Optional.of(money.minorUnits()));
          parts.add(
              StripeJson.text(charge, "id").orElse(""), isAll ? money.minorUnits() : BESIDE_OTHERS);
        });
  }

  /** Whether a refund that our books don't have is one of these. */
  boolean isReleased(Theirs.Refund refund) {
    return refund.charge().filter(charge -> isReleasedOf(charge, refund)).isPresent();
  }

  /**
   * Whether a refund that our books have is one of these, as far as Stripe's list of charges says.
   */
  boolean isReleasedOfListed(Theirs.Refund refund) {
    return refund.charge().filter(charge -> parts.find(charge).isPresent()).isPresent()
        && isReleased(refund);
  }

  private boolean isReleasedOf(String charge, Theirs.Refund refund) {
    OptionalLong rest = parts.find(charge);
    if (rest.isPresent() && rest.getAsLong() != BESIDE_OTHERS) {
      return rest.getAsLong() == refund.amount().minorUnits();
    }
    boolean isWhole = rest.isEmpty() && seen.contains(StripeKind.CHARGE, charge);
    return !isWhole
        && released(charge)
            .filter(released -> released.id().equals(refund.id()))
            .filter(released -> released.amount().equals(refund.amount()))
            .isPresent();
  }

  private Optional<Theirs.Refund> released(String charge) {
    Optional<Theirs.Refund> known = asked.getOrDefault(charge, Optional.empty());
    if (asked.containsKey(charge) || !stripe.limits().allows(Bound.CHARGES)) {
      return known;
    }
    Optional<Theirs.Refund> found = ItsRefunds.of(stripe, charge).released();
    asked.put(charge, found);
    return found;
  }
}
