package io.tributary.stripe;

import io.tributary.model.StripeKind;
import io.tributary.model.TimeWindow;
import io.tributary.stripe.Limits.Bound;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks Stripe for single objects that its lists don't have. */
final class Whereabouts {
  private final Questions stripe;
  private final TimeWindow window;

  /** Why a list doesn't have an object. */
  enum Answer {
    /** It is of another time. */
    OF_ANOTHER_TIME,
    /** It is in another state than those the list holds. */
    OF_ANOTHER_STATE,
    /** It should be in the list, or Stripe doesn't know it. */
    NOT_THERE
  }

  Whereabouts(Questions stripe, TimeWindow window) {
    this.stripe = stripe;
    this.window = window;
  }

  Answer ask(StripeKind kind, String id) {
    if (!stripe.limits().allows(Bound.ALONE)) {
      return Answer.NOT_THERE; // told, and more than that is no gap: it is the wrong account
    }
    TheirList list = TheirList.of(kind);
    Optional<JsonNode> object = stripe.find(kind, id, Map.of());
    if (object.isPresent() && !list.takes(object.get())) {
      return Answer.OF_ANOTHER_STATE;
    }
    Instant first = window.from().minus(list.overlap());
    return object
        .flatMap(found -> StripeJson.time(found, "created"))
        .filter(created -> created.isBefore(first) || !created.isBefore(window.to()))
        .map(_ -> Answer.OF_ANOTHER_TIME)
        .orElse(Answer.NOT_THERE);
  }

  /** Whether the object itself says of its amount what a list said. */
  boolean says(Theirs listed) {
    return stripe.limits().allows(Bound.CONTRADICTIONS)
        && stripe
            .find(listed.kind(), listed.id(), Map.of())
            .flatMap(object -> TheirReading.of(listed.kind(), object))
            .filter(found -> found.amount().equals(listed.amount()))
            .isPresent();
  }

  /** The charge that Stripe made of a payment intent in the end, if it may still be asked for. */
  Optional<String> chargeOf(String intent) {
    return stripe.limits().allows(Bound.ALONE)
        ? stripe
            .find(StripeKind.PAYMENT_INTENT, intent, Map.of())
            .flatMap(found -> StripeJson.id(found, "latest_charge"))
        : Optional.empty();
  }
}
