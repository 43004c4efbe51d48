package io.tributary.model;

import java.time.Instant;

/**
 * What Stripe took for moving money; negative when it gave a fee back.
 *
 * @param movement Stripe's id of the balance transaction
 * @param amount in the currency of settlement, which may be another than the payment's
 */
public record Fee(String movement, Money amount, Instant at) {}
