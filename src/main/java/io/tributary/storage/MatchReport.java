package io.tributary.storage;

import io.tributary.model.Currency;
import io.tributary.model.Money;
import io.tributary.model.UnmatchedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How much of what was paid has a click, and why the rest has none, in bulk; it only reads. */
public final class MatchReport {
  /** A conversion is of the time of its payment, so that both are found by it. */
  private static final String PARTS =
      """
      SELECT lines.currency, count(*) AS payments, %s AS gross,
        CASE WHEN match_method IS NOT NULL THEN NULL
          WHEN c.payment_id IS NULL THEN 'NOT_LOOKED_FOR_YET'
          ELSE COALESCE(match_reason, 'NO_CLICK_ID') END AS reason
      FROM %s
      LEFT JOIN conversions c ON c.payment_id = lines.payment_id
        AND c.test = CAST(:test AS boolean) AND c.occurred_at >= :from AND c.occurred_at < :until
      WHERE kind = 'PAYMENT' AND %s
        AND (CAST(:site AS text) IS NULL OR c.site_id = CAST(:site AS text))
      GROUP BY 1, 4 ORDER BY lines.currency, gross DESC, reason
      """
          .formatted(BoundedSum.of("sum(amount)"), MoneyLines.ALL, MoneyLines.ARE_COUNTED);

  /** Payments, and what they brought before refunds and disputes. */
  public record Paid(long payments, Money gross) {
    Paid plus(Paid other) {
      return new Paid(payments + other.payments, gross.plusBounded(other.gross));
    }
  }

  /** Payments without a click for one reason. */
  public record Unmatched(UnmatchedReason reason, Paid paid) {}

  /**
   * One currency.
   *
   * @param all what was paid
   * @param matched the part with a click
   * @param unmatched the parts without, most money first
   */
  public record Matches(Paid all, Paid matched, List<Unmatched> unmatched) {
    public Matches {
      unmatched = List.copyOf(unmatched);
    }

    public Currency currency() {
      return all.gross().currency();
    }

    /** All that has no click. */
    public Paid withoutClick() {
      return new Paid(
          all.payments() - matched.payments(), all.gross().plusBounded(matched.gross().negated()));
    }
  }

  /** For each currency in which something was paid in the period, by code. */
  public List<Matches> matches(Transaction transaction, MoneyQuestion question) {
    Map<String, List<Part>> currencies = new TreeMap<>();
    transaction
        .handle()
        .createQuery(PARTS)
        .bindMethods(question)
        .bind("from", question.period().from())
        .bind("until", question.period().until())
        .map(RecordMapper.of(Part.class))
        .forEach(
            part ->
                currencies.computeIfAbsent(part.currency(), code -> new ArrayList<>()).add(part));
    return currencies.entrySet().stream()
        .map(each -> matches(new Currency(each.getKey()), each.getValue()))
        .toList();
  }

  private static Matches matches(Currency currency, List<Part> parts) {
    Paid all = new Paid(0, Money.zero(currency));
    Paid matched = all;
    List<Unmatched> unmatched = new ArrayList<>();
    for (Part part : parts) {
      Paid paid = new Paid(part.payments(), new Money(part.gross(), currency));
      all = all.plus(paid);
      if (part.reason().isPresent()) {
        unmatched.add(new Unmatched(part.reason().get(), paid));
      } else {
        matched = matched.plus(paid);
      }
    }
    return new Matches(all, matched, unmatched);
  }

  /** One row, component for column. */
  record Part(String currency, long payments, long gross, Optional<UnmatchedReason> reason) {}
}
