package io.tributary.storage;

/**
 * A sum in SQL that stays a number of 64 bits: beyond that it is the largest one, so that amounts
 * nobody can mean hide no report.
 */
final class BoundedSum {
  private BoundedSum() {}

  /** The aggregate, bounded; 0 of no rows. */
  static String of(String aggregate) {
    return "CAST(LEAST(GREATEST(COALESCE(%1$s, 0), -%2$d), %2$d) AS bigint)"
        .formatted(aggregate, Long.MAX_VALUE);
  }
}
