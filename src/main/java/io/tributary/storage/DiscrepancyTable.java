package io.tributary.storage;

import io.tributary.model.ComparisonId;
import io.tributary.model.Discrepancy;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code comparison_findings}: what wasn't the same on both sides of a comparison. */
public final class DiscrepancyTable {
  private static final String INSERT =
      """
      INSERT INTO comparison_findings (comparison_id, number, verdict, detail, kind, object_id, day,
        their_amount, their_currency, our_amount, our_currency)
      VALUES (:comparisonId, :number, :verdict, CAST(:detail AS text), :kind, :objectId, :day,
        CAST(:theirAmount AS bigint), CAST(:theirCurrency AS text), CAST(:ourAmount AS bigint),
        CAST(:ourCurrency AS text))
      """;
  private static final String COLUMNS =
      """
      SELECT comparison_id, number, verdict, detail, kind, object_id, day, their_amount,
        their_currency, our_amount, our_currency, imported_at
      FROM comparison_findings
      """;

  /**
   * A finding and its place.
   *
   * @param number within its comparison; the highest is shown first
   * @param importedAt when the object was fetched from Stripe since
   */
  public record Numbered(int number, Discrepancy finding, Optional<Instant> importedAt) {}

  /** Inserts findings, the first of which is shown first. */
  public void insert(Transaction transaction, ComparisonId comparison, List<Discrepancy> findings) {
    if (findings.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(INSERT)) {
      int number = findings.size();
      for (Discrepancy finding : findings) {
        batch.bindMap(RecordValues.of(DiscrepancyRow.of(comparison, number, finding))).add();
        number--;
      }
      batch.execute();
    }
  }

  /**
   * Some findings of a comparison.
   *
   * @param below numbers below this one
   */
  public List<Numbered> list(
      Transaction transaction, ComparisonId comparison, int below, int most) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + """
                WHERE comparison_id = :comparison AND number < :below
                ORDER BY number DESC LIMIT :most
                """)
        .bind("comparison", comparison.value())
        .bind("below", below)
        .bind("most", most)
        .map(RecordMapper.of(DiscrepancyRow.class))
        .map(row -> new Numbered(row.number(), row.toFinding(), row.importedAt()))
        .list();
  }

  /** Notes at all findings about these objects that they were fetched since. */
  public void markImported(
      Transaction transaction, StripeBooks books, List<StripeObject> objects, Instant now) {
    if (objects.isEmpty()) {
      return;
    }
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE comparison_findings SET imported_at = :now
            WHERE (kind, object_id) IN (SELECT * FROM unnest(:kinds, :ids))
              AND comparison_id IN
                (SELECT id FROM comparisons WHERE account_id = :account AND test = :test)
            """)
        .bind("now", now)
        .bind("account", books.account().value())
        .bind("test", books.test())
        .bindArray(
            "kinds", String.class, objects.stream().map(each -> each.kind().name()).toArray())
        .bindArray("ids", String.class, objects.stream().map(StripeObject::id).toArray())
        .execute();
  }

  /** How many findings of each verdict are kept of a comparison, by {@link Discrepancy#code}. */
  public Map<String, Long> counts(Transaction transaction, ComparisonId comparison) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT verdict, count(*) AS found FROM comparison_findings
            WHERE comparison_id = :comparison GROUP BY verdict
            """)
        .bind("comparison", comparison.value())
        .map((row, context) -> Map.entry(row.getString("verdict"), row.getLong("found")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Forgets the findings of all comparisons of these books but the newest ones. */
  public void forgetOlder(Transaction transaction, StripeBooks books, int kept) {
    transaction
        .handle()
        .createUpdate(
            """
            DELETE FROM comparison_findings WHERE comparison_id IN (SELECT id FROM comparisons
              WHERE account_id = :account AND test = :test
              ORDER BY asked_at DESC, id DESC OFFSET :kept)
            """)
        .bind("account", books.account().value())
        .bind("test", books.test())
        .bind("kept", kept)
        .execute();
  }
}
