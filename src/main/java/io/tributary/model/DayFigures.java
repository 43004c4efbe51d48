package io.tributary.model;

import java.time.LocalDate;

/**
 * What one day brought in one currency, of one kind of objects, on both sides.
 *
 * @param day in UTC
 */
public record DayFigures(
    LocalDate day, Currency currency, StripeKind kind, Side theirs, Side ours) {
  /**
   * One side.
   *
   * @param sum in minor units; of refunds and disputes, what went away
   */
  public record Side(long count, long sum) {
    /** Nothing. */
    public static final Side NONE = new Side(0, 0);

    /** With one more. */
    public Side with(Money one) {
      return new Side(count + 1, Math.addExact(sum, one.minorUnits()));
    }
  }

  /** What Stripe's sum has and ours hasn't; negative the other way round. */
  public Money gap() {
    return new Money(Math.subtractExact(theirs.sum(), ours.sum()), currency);
  }

  /** Whether both sides are the same. */
  public boolean isEven() {
    return theirs.equals(ours);
  }
}
