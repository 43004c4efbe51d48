package io.tributary.storage;

import io.tributary.model.Payment;
import io.tributary.model.UnmatchedReason;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * Which payments to list.
 *
 * @param test only test data, or only live data; present where rows are asked for
 * @param matched only matched, or only unmatched ones
 * @param session a Checkout Session id
 * @param reason only those that have no click for that reason
 * @param rows only those behind a number of the money report
 */
public record PaymentFilter(
    Optional<Payment.Status> status,
    Optional<Boolean> test,
    Optional<Boolean> matched,
    Optional<String> session,
    Optional<String> customer,
    Optional<String> site,
    Optional<String> account,
    Optional<UnmatchedReason> reason,
    Optional<MoneyRows> rows) {
  public static final PaymentFilter ALL =
      new PaymentFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final String OF_PAYMENT =
      """
      WHERE (occurred_at, id) < (:beforeTime, :beforeId)
        AND (CAST(:status AS text) IS NULL OR status = CAST(:status AS text))
        AND (CAST(:test AS boolean) IS NULL OR test = CAST(:test AS boolean))
        AND (CAST(:session AS text) IS NULL OR session = CAST(:session AS text))
        AND (CAST(:customer AS text) IS NULL OR customer = CAST(:customer AS text))
        AND (CAST(:account AS text) IS NULL OR account_id = CAST(:account AS text))
      """;

  /** What the conversion must fulfil, of a payment whose id stands in the given column. */
  static final String OF_CONVERSION =
      """
        AND (CAST(:site AS text) IS NULL OR EXISTS (
          SELECT FROM conversions
          WHERE conversions.payment_id = %1$s AND site_id = CAST(:site AS text)))
        AND (CAST(:matched AS boolean) IS NULL OR CAST(:matched AS boolean) = EXISTS (
          SELECT FROM conversions
          WHERE conversions.payment_id = %1$s AND match_method IS NOT NULL))
        AND (CAST(:reason AS text) IS NULL OR CAST(:reason AS text) = COALESCE((
          SELECT CASE WHEN match_method IS NULL THEN COALESCE(match_reason, 'NO_CLICK_ID')
            ELSE 'MATCHED' END
          FROM conversions WHERE conversions.payment_id = %1$s), 'NOT_LOOKED_FOR_YET'))
      """;

  private static final String NEWEST_FIRST = "ORDER BY occurred_at DESC, id DESC LIMIT :limit";

  /** What a payment must fulfil, and the order of the page. */
  String where() {
    return OF_PAYMENT
        + OF_CONVERSION.formatted("payments.id")
        + rows.map(MoneyRows::condition).orElse("")
        + NEWEST_FIRST;
  }

  /** Gives the statement its values, but for the page's. */
  Query bind(Query query) {
    rows.ifPresent(
        wanted ->
            query
                .bind("from", wanted.period().from())
                .bind("until", wanted.period().until())
                .bind("currency", wanted.currency().code())
                .bindArray("kinds", String.class, (Object[]) wanted.kinds()));
    return query.bindMethods(this);
  }

  /** The same filter for test data, live data, or both. */
  public PaymentFilter withTest(Optional<Boolean> wanted) {
    return new PaymentFilter(
        status, wanted, matched, session, customer, site, account, reason, rows);
  }
}
