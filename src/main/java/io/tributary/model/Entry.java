package io.tributary.model;

import java.time.Instant;

/**
 * One signed line of a payment's books; the net of a payment is the sum of its entries.
 *
 * @param reference the Stripe object whose money it is
 * @param amount positive towards the merchant
 * @param eventId the message it is dated by
 */
public record Entry(Kind kind, String reference, Money amount, Instant at, String eventId) {
  /** What moved the money. */
  public enum Kind {
    PAYMENT,
    REFUND,
    REFUND_FAILED,
    DISPUTE_WITHDRAWN,
    DISPUTE_REINSTATED
  }
}
