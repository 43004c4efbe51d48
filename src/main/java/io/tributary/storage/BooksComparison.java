package io.tributary.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Compares the books before and after they were folded again: payments, entries and conversions by
 * their ids.
 */
public final class BooksComparison {
  private static final Map<String, String> WHAT_COUNTS =
      Map.of(
          "payments",
          """
          SELECT id, account_id, purpose, status, currency, amount, gross, refunded, disputed, net,
            occurred_at, test, session, invoice, payment_intent, charge, subscription, customer,
            payment_link, is_unlinked, paid_before
          FROM payments
          """,
          "entries",
          """
          SELECT payment_id AS id, kind, reference, amount, currency, occurred_at, event_id
          FROM entries
          """,
          "fees",
          "SELECT payment_id AS id, movement, amount, currency, occurred_at FROM fees",
          "conversions",
          """
          SELECT id, payment_id, site_id, event, status, currency, value, current_value, occurred_at,
            test, valuation, exclusion::text, match_method, match_click, match_reason, match_from,
            match_awaited, credited_id
          FROM conversions
          """);
  private static final int MOST_SHOWN = 1000;

  /** A row that isn't the same on both sides, by table and id. */
  public record Difference(String books, UUID id, boolean isBefore, boolean isAfter) {}

  private BooksComparison() {}

  /** Remembers the books as they are, until the transaction ends. */
  public static void remember(Transaction transaction) {
    WHAT_COUNTS.forEach(
        (books, query) ->
            transaction
                .handle()
                .execute("CREATE TEMPORARY TABLE before_" + books + " ON COMMIT DROP AS " + query));
  }

  /** What differs from the remembered books, at most a thousand rows of each kind. */
  public static List<Difference> compare(Transaction transaction) {
    List<Difference> differences = new ArrayList<>();
    WHAT_COUNTS.forEach((books, query) -> differences.addAll(compare(transaction, books, query)));
    return differences;
  }

  private static List<Difference> compare(Transaction transaction, String books, String query) {
    String before = "SELECT * FROM before_" + books;
    String sql =
        """
        SELECT '%1$s' AS books, id, bool_or(was) AS is_before, bool_or(NOT was) AS is_after FROM (
          (SELECT id, true AS was FROM (%2$s EXCEPT ALL %3$s) AS gone)
          UNION ALL
          (SELECT id, false AS was FROM (%3$s EXCEPT ALL %2$s) AS come)
        ) AS changed GROUP BY id ORDER BY id LIMIT %4$d
        """
            .formatted(books, before, query, MOST_SHOWN);
    return transaction.handle().createQuery(sql).map(RecordMapper.of(Difference.class)).list();
  }
}
