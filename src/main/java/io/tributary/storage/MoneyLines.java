package io.tributary.storage;

/**
 * All that moved money in a period, in SQL: entries and fees, positive towards the merchant. Wants
 * {@code :test}, {@code :from}, {@code :until} and {@code :account}, which may be null.
 */
final class MoneyLines {
  /** Stands beside the kinds of entries. */
  static final String FEE = "FEE";

  static final String ALL =
      """
      (SELECT payment_id, occurred_at, currency, kind, amount FROM entries
        WHERE test = CAST(:test AS boolean) AND occurred_at >= :from AND occurred_at < :until
          AND (CAST(:account AS text) IS NULL OR account_id = CAST(:account AS text))
      UNION ALL
      SELECT payment_id, occurred_at, currency, 'FEE', -amount FROM fees
        WHERE test = CAST(:test AS boolean) AND occurred_at >= :from AND occurred_at < :until
          AND (CAST(:account AS text) IS NULL OR account_id = CAST(:account AS text))
      ) AS lines
      """;

  /** Leaves out what may be the money of an invoice that is counted already. */
  static final String ARE_COUNTED =
      "NOT EXISTS (SELECT FROM payments WHERE payments.id = lines.payment_id AND is_unlinked)";

  private MoneyLines() {}
}
