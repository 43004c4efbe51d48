package io.tributary.storage;

import io.tributary.model.Currency;
import io.tributary.model.Entry;
import io.tributary.model.Measure;
import io.tributary.model.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows behind one number of the money report: payments with a line of the books in it.
 *
 * @param period the days of the lines, which may be others than those of their payments
 */
public record MoneyRows(Measure measure, Period period, Currency currency) {

  /** In the words of {@link MoneyLines}. */
  String[] kinds() {
    List<String> kinds = new ArrayList<>(measure.kinds().stream().map(Entry.Kind::name).toList());
    if (measure.holdsFees()) {
      kinds.add(MoneyLines.FEE);
    }
    return kinds.toArray(String[]::new);
  }

  /** What a payment must fulfil; its test data or live data is chosen beside it. */
  String condition() {
    String rows =
        """
        AND NOT is_unlinked
        AND id IN (SELECT payment_id FROM %s WHERE currency = :currency AND kind = ANY(:kinds))
        """
            .formatted(MoneyLines.ALL);
    // A payment and its own line are of one time, so that the newest can be found by it.
    return measure == Measure.GROSS
        ? rows + "AND occurred_at >= :from AND occurred_at < :until\n"
        : rows;
  }
}
