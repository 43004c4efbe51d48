package io.tributary.storage;

import io.tributary.model.ComparisonId;
import io.tributary.model.Currency;
import io.tributary.model.DayFigures;
import io.tributary.model.StripeKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code comparison_days}: what each day brought on both sides of a comparison. */
public final class ComparisonDayTable {
  private static final String INSERT =
      """
      INSERT INTO comparison_days (comparison_id, day, currency, kind, their_count, their_sum,
        our_count, our_sum)
      VALUES (:comparisonId, :day, :currency, :kind, :theirCount, :theirSum, :ourCount, :ourSum)
      """;

  public void insert(Transaction transaction, ComparisonId comparison, List<DayFigures> days) {
    if (days.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(INSERT)) {
      days.forEach(day -> batch.bindMap(RecordValues.of(Row.of(comparison, day))).add());
      batch.execute();
    }
  }

  /** The figures of a comparison, newest day first. */
  public List<DayFigures> of(Transaction transaction, ComparisonId comparison) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT comparison_id, day, currency, kind, their_count, their_sum, our_count, our_sum
            FROM comparison_days WHERE comparison_id = :comparison
            ORDER BY day DESC, currency, kind
            """)
        .bind("comparison", comparison.value())
        .map(RecordMapper.of(Row.class))
        .map(Row::toFigures)
        .list();
  }

  /** One row, component for column. */
  record Row(
      UUID comparisonId,
      LocalDate day,
      String currency,
      StripeKind kind,
      long theirCount,
      long theirSum,
      long ourCount,
      long ourSum) {
    static Row of(ComparisonId comparison, DayFigures day) {
      return new Row(
          comparison.value(),
          day.day(),
          day.currency().code(),
          day.kind(),
          day.theirs().count(),
          day.theirs().sum(),
          day.ours().count(),
          day.ours().sum());
    }

    DayFigures toFigures() {
      return new DayFigures(
          day,
          new Currency(currency),
          kind,
          new DayFigures.Side(theirCount, theirSum),
          new DayFigures.Side(ourCount, ourSum));
    }
  }
}
