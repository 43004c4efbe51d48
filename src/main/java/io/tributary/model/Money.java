package io.tributary.model;

import java.math.BigDecimal;

/**
 * An exact amount.
 *
 * @param minorUnits the amount in the currency's minor unit, as Stripe sends it; may be negative
 */
public record Money(long minorUnits, Currency currency) {
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException when the currencies differ: they are never added without a
   *     rate
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("can't add " + other.currency + " to " + currency);
    }
    return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
  }

  /** The sum for a report, or the largest number there is: it must not hide all the rest. */
  public Money plusBounded(Money other) {
    try {
      return plus(other);
    } catch (ArithmeticException beyond) {
      return new Money(minorUnits < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE, currency);
    }
  }

  public Money minus(Money other) {
    return plus(other.negated());
  }

  public Money negated() {
    return new Money(Math.negateExact(minorUnits), currency);
  }

  public boolean isZero() {
    return minorUnits == 0;
  }

  /** The amount in major units with all its decimals, such as {@code 100.00}. */
  public String amount() {
    return BigDecimal.valueOf(minorUnits, currency.decimals()).toPlainString();
  }

  @Override
  public String toString() {
    return amount() + " " + currency;
  }
}
