package io.tributary.storage;

import io.tributary.model.Payment;
import java.util.Optional;

/**
 * Which payments to list.
 *
 * @param session a Checkout Session id
 * @param matched only matched, or only unmatched ones
 */
public record PaymentFilter(
    Optional<Payment.Status> status,
    Optional<Boolean> test,
    Optional<Boolean> matched,
    Optional<String> session,
    Optional<String> customer) {
  public static final PaymentFilter ALL =
      new PaymentFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static final String WHERE =
      """
      WHERE (occurred_at, id) < (:beforeTime, :beforeId)
        AND (CAST(:status AS text) IS NULL OR status = CAST(:status AS text))
        AND (CAST(:test AS boolean) IS NULL OR test = CAST(:test AS boolean))
        AND (CAST(:session AS text) IS NULL OR session = CAST(:session AS text))
        AND (CAST(:customer AS text) IS NULL OR customer = CAST(:customer AS text))
        AND (CAST(:matched AS boolean) IS NULL OR CAST(:matched AS boolean) = EXISTS (
          SELECT FROM conversions
          WHERE conversions.payment_id = payments.id AND match_method IS NOT NULL))
      ORDER BY occurred_at DESC, id DESC LIMIT :limit
      """;

  /** The same filter for test data, live data, or both. */
  public PaymentFilter withTest(Optional<Boolean> wanted) {
    return new PaymentFilter(status, wanted, matched, session, customer);
  }
}
