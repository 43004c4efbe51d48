package io.tributary.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of a whole.
 *
 * @param whole more than 0, or there is no share
 */
public record Share(long part, long whole) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** In percent with one decimal, such as {@code 33.3}; {@code 0.0} of nothing. */
  public String percent() {
    if (whole == 0) {
      return "0.0";
    }
    return BigDecimal.valueOf(part)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
