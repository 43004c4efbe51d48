package io.tributary.model;

/**
 * Books that an API key of ours opens at Stripe.
 *
 * @param test whether the key opens test data, never mixed with live data
 */
public record StripeBooks(AccountId account, boolean test) {}
