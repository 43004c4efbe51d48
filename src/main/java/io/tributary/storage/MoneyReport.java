package io.tributary.storage;

import io.tributary.model.Currency;
import io.tributary.model.Entry;
import io.tributary.model.Measure;
import io.tributary.model.Money;
import io.tributary.model.MoneySums;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came and went per day and currency, in bulk; it only reads. A line counts on its own day,
 * unlinked money stays out, and currencies are never added.
 */
public final class MoneyReport {
  private static final String OF_SITE =
      """
      AND EXISTS (SELECT FROM conversions
        WHERE conversions.payment_id = lines.payment_id AND site_id = :site)
      """;

  private static final String SUM =
      """
      SELECT %s FROM %s
      WHERE %s AND currency = :currency AND kind = ANY(:kinds)
      """
          .formatted(BoundedSum.of("sum(amount)"), MoneyLines.ALL, MoneyLines.ARE_COUNTED);

  /** One day in one currency. */
  public record Day(LocalDate day, MoneySums sums) {}

  /** Newest day first; of a day, the currencies by code. Days without money are left out. */
  public List<Day> days(Transaction transaction, MoneyQuestion question) {
    Map<Key, MoneySums> days = new LinkedHashMap<>();
    transaction
        .handle()
        .createQuery(perDay(question.site().isPresent() ? OF_SITE : ""))
        .bindMethods(question)
        .bind("from", question.period().from())
        .bind("until", question.period().until())
        .map(RecordMapper.of(Line.class))
        .forEach(line -> days.merge(line.key(), line.sums(), MoneySums::plus));
    return days.entrySet().stream()
        .map(each -> new Day(each.getKey().day(), each.getValue()))
        .toList();
  }

  private static String perDay(String condition) {
    return """
        SELECT CAST(day AT TIME ZONE 'UTC' AS date) AS day, currency, kind, amount FROM (
          SELECT date_bin('1 day', occurred_at, TIMESTAMPTZ '2000-01-01 00:00Z') AS day, currency,
            kind, %s AS amount
          FROM %s WHERE %s %s
          GROUP BY 1, 2, 3
        ) AS days ORDER BY day DESC, currency
        """
        .formatted(BoundedSum.of("sum(amount)"), MoneyLines.ALL, MoneyLines.ARE_COUNTED, condition);
  }

  /** The sums of those days, a currency each, by code. */
  public static List<MoneySums> totals(Collection<Day> days) {
    Map<String, MoneySums> totals = new TreeMap<>();
    for (Day day : days) {
      totals.merge(day.sums().currency().code(), day.sums(), MoneySums::plus);
    }
    return List.copyOf(totals.values());
  }

  /** What the payments behind a number add to it; of these, those that the filter lets through. */
  public Money sum(Transaction transaction, PaymentFilter filter, MoneyRows rows) {
    long sum =
        filter
            .bind(
                transaction
                    .handle()
                    .createQuery(SUM + PaymentFilter.OF_CONVERSION.formatted("lines.payment_id")))
            .mapTo(Long.class)
            .one();
    return new Money(Math.multiplyExact(sum, rows.measure().sign()), rows.currency());
  }

  /** What is summed up in one place. */
  record Key(LocalDate day, String currency) {}

  /** One row, component for column. */
  record Line(LocalDate day, String currency, String kind, long amount) {
    Key key() {
      return new Key(day, currency);
    }

    MoneySums sums() {
      return new MoneySums(
          in(Measure.GROSS), in(Measure.REFUNDED), in(Measure.DISPUTED), in(Measure.FEES));
    }

    private Money in(Measure measure) {
      boolean isIn =
          kind.equals(MoneyLines.FEE)
              ? measure.holdsFees()
              : measure.kinds().contains(Entry.Kind.valueOf(kind));
      return new Money(isIn ? amount * measure.sign() : 0, new Currency(currency));
    }
  }
}
