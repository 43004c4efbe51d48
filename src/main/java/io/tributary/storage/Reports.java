package io.tributary.storage;

import io.tributary.model.Currency;
import io.tributary.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions about many rows at once; it only reads. */
public final class Reports {
  /**
   * What one currency brought.
   *
   * @param payments how many payments, whatever their status
   * @param matched how many of them have a click
   * @param net after refunds and disputes
   * @param matchedNet the part of it that has a click
   */
  public record Total(long payments, long matched, Money net, Money matchedNet) {}

  /** The first and the latest of what arrived. */
  public record Span(Instant first, Instant latest) {}

  /**
   * Totals for each currency, most payments first; test and live data never mix, and what moves no
   * money is left out.
   */
  public List<Total> totals(Transaction transaction, boolean test) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT payments.currency, count(*) AS payments, count(match_method) AS matched,
              %s AS net, %s AS matched_net
            FROM payments LEFT JOIN conversions ON conversions.payment_id = payments.id
            WHERE payments.test = :test AND NOT is_unlinked AND purpose <> 'GOAL'
            GROUP BY payments.currency ORDER BY count(*) DESC, payments.currency
            """
                .formatted(
                    BoundedSum.of("sum(net)"),
                    BoundedSum.of("sum(net) FILTER (WHERE match_method IS NOT NULL)")))
        .bind("test", test)
        .map(RecordMapper.of(Row.class))
        .map(Row::toTotal)
        .list();
  }

  /** When the first and the latest click of a person arrived. */
  public Optional<Span> clicks(Transaction transaction) {
    return span(
        transaction,
        """
        SELECT (SELECT received_at FROM clicks WHERE NOT is_bot ORDER BY received_at, id LIMIT 1)
            AS first,
          (SELECT received_at FROM clicks WHERE NOT is_bot ORDER BY received_at DESC, id DESC LIMIT 1)
            AS latest
        """);
  }

  /** When the first and the latest message about money arrived. */
  public Optional<Span> messages(Transaction transaction) {
    return span(
        transaction,
        """
        SELECT (SELECT received_at FROM inbox WHERE mapping IS NULL ORDER BY id LIMIT 1) AS first,
          (SELECT received_at FROM inbox WHERE mapping IS NULL ORDER BY id DESC LIMIT 1)
            AS latest
        """);
  }

  private static Optional<Span> span(Transaction transaction, String sql) {
    SpanRow row = transaction.handle().createQuery(sql).map(RecordMapper.of(SpanRow.class)).one();
    return row.first().flatMap(first -> row.latest().map(latest -> new Span(first, latest)));
  }

  /** One row, component for column. */
  record SpanRow(Optional<Instant> first, Optional<Instant> latest) {}

  /** One row, component for column. */
  record Row(String currency, long payments, long matched, long net, long matchedNet) {
    Total toTotal() {
      Currency unit = new Currency(currency);
      return new Total(payments, matched, new Money(net, unit), new Money(matchedNet, unit));
    }
  }
}
