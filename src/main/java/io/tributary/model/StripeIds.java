package io.tributary.model;

import java.util.Optional;

/** The ids under which Stripe knows a payment and what it is related to. */
public record StripeIds(
    Optional<String> session,
    Optional<String> invoice,
    Optional<String> paymentIntent,
    Optional<String> charge,
    Optional<String> subscription,
    Optional<String> customer,
    Optional<String> paymentLink) {
  /** What is missing here is taken from there. */
  public StripeIds or(StripeIds other) {
    return new StripeIds(
        session.or(other::session),
        invoice.or(other::invoice),
        paymentIntent.or(other::paymentIntent),
        charge.or(other::charge),
        subscription.or(other::subscription),
        customer.or(other::customer),
        paymentLink.or(other::paymentLink));
  }
}
