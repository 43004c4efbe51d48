package io.tributary.storage;

import io.tributary.model.Period;
import java.util.Optional;

/**
 * Which money to report.
 *
 * @param test whether test data is asked for, instead of live
 * @param site only payments of that site
 * @param account only payments of that account
 */
public record MoneyQuestion(
    Period period, boolean test, Optional<String> site, Optional<String> account) {
  /** All live money of a period. */
  public static MoneyQuestion live(Period period) {
    return new MoneyQuestion(period, false, Optional.empty(), Optional.empty());
  }
}
