package io.tributary.dashboard;

import io.tributary.model.Measure;
import io.tributary.model.Money;
import io.tributary.model.Period;
import io.tributary.storage.MoneyRows;

/**
 * A number of the money page whose rows are listed.
 *
 * @param sum what the rows add up to
 */
public record Opened(MoneyRows rows, Money sum) {
  /** What the number is called. */
  public String title() {
    return title(rows.measure());
  }

  /** Its days. */
  public String days() {
    return days(rows.period());
  }

  static String title(Measure measure) {
    return switch (measure) {
      case GROSS -> "Gross";
      case REFUNDED -> "Refunds";
      case DISPUTED -> "Disputes";
      case FEES -> "Fees";
      case NET -> "Net";
    };
  }

  static String days(Period period) {
    return period.days() == 1
        ? Shown.day(period.first())
        : Shown.day(period.first()) + " – " + Shown.day(period.last());
  }
}
