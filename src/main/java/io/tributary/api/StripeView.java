package io.tributary.api;

import io.tributary.model.StripeIds;
import java.util.Optional;

/** The ids under which Stripe knows a payment. */
record StripeView(
    Optional<String> session,
    Optional<String> paymentIntent,
    Optional<String> charge,
    Optional<String> customer,
    Optional<String> paymentLink,
    Optional<String> invoice,
    Optional<String> subscription) {
  static StripeView of(StripeIds ids) {
    return new StripeView(
        ids.session(),
        ids.paymentIntent(),
        ids.charge(),
        ids.customer(),
        ids.paymentLink(),
        ids.invoice(),
        ids.subscription());
  }
}
