package io.tributary.model;

import java.util.Optional;

/** The ids under which Stripe knows a payment and what it is related to. */
public record StripeIds(
    Optional<String> session,
    Optional<String> paymentIntent,
    Optional<String> invoice,
    Optional<String> subscription,
    Optional<String> customer,
    Optional<String> paymentLink) {}
