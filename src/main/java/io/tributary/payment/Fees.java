package io.tributary.payment;

import io.tributary.model.Fact;
import io.tributary.model.Fee;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Stripe took of a payment: each balance transaction's fee once. */
final class Fees {
  private Fees() {}

  /**
   * Reads the fees.
   *
   * @param facts most believed first
   * @return in the order in which they were taken
   */
  static List<Fee> of(List<Fact> facts) {
    Map<String, Fee> fees = new TreeMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.FeeTaken taken) {
        fees.putIfAbsent(taken.movement(), new Fee(taken.movement(), taken.fee(), taken.at()));
      }
    }
    List<Fee> inTime = new ArrayList<>(fees.values());
    inTime.sort(Comparator.comparing(Fee::at).thenComparing(Fee::movement));
    return inTime;
  }
}
