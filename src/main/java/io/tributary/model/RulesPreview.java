package io.tributary.model;

import java.util.List;

/**
 * What a proposed version of a site's rules would change, found on the stored payments.
 *
 * @param payments how many payments there are in the time it holds
 * @param lookedAt how many of them, the newest, were tried
 * @param counts what would change among those
 * @param changes the newest changes, newest first, at most {@link #MOST_SHOWN}
 * @param sums what conversions add up to among those that were tried
 */
public record RulesPreview(
    long payments, long lookedAt, Counts counts, List<Change> changes, List<Sum> sums) {
  /** What is said to who would be one too many. */
  public static final String BUSY =
      "Somebody else is trying rules right now, which takes a while: try again in a moment.";

  /** Most changes that are shown one by one. */
  public static final int MOST_SHOWN = 200;

  /**
   * How many conversions would change, and how many of them in what.
   *
   * @param told those that would be told and weren't, or the other way round
   * @param matches those that would get another click, or another reason for having none
   */
  public record Counts(long changed, long events, long values, long told, long matches) {}

  /** A conversion as it is and as it would be. */
  public record Change(Conversion before, Conversion after) {}

  /** What the conversions of a currency add up to, as they are and as they would be. */
  public record Sum(Currency currency, boolean test, Side before, Side after) {}

  /**
   * One side of a sum: told conversions only.
   *
   * @param told how many are told, predictions included
   * @param value what they are worth now, without predictions
   * @param predicted what is predicted
   */
  public record Side(long told, Money value, Money predicted) {}

  public RulesPreview {
    changes = List.copyOf(changes);
    sums = List.copyOf(sums);
  }

  /** Whether all payments in question were tried. */
  public boolean isComplete() {
    return lookedAt >= payments;
  }
}
