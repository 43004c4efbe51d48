package io.tributary.payment;

import io.tributary.model.Entry;
import io.tributary.model.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What went back to the buyer. Newer accounts tell each refund; older ones only the sum of all
 * refunds of a charge, and what no single refund explains of it is entered as one without an id.
 */
final class Refunds {
  private static final Comparator<Refund> BY_TIME =
      Comparator.comparing((Refund refund) -> refund.made().at())
          .thenComparing(refund -> refund.made().refund());

  private final Map<String, Refund> singles;

  private Refunds(Map<String, Refund> singles) {
    this.singles = singles;
  }

  /**
   * The entries of the refunds, without those that doors tell: {@link Reversals}.
   *
   * @param facts most believed first
   */
  static List<Entry> of(List<Fact> facts) {
    Refunds refunds = new Refunds(singles(facts));
    Released.of(facts).forEach(refunds::setAside);
    List<Entry> entries = new ArrayList<>();
    refunds.singles.values().forEach(refund -> entries.addAll(refund.entries()));
    sums(facts)
        .forEach(
            (charge, told) ->
                entries.addAll(RefundSums.entries(charge, told, refunds.of(told.getFirst()))));
    return entries;
  }

  private static Map<String, Refund> singles(List<Fact> facts) {
    Map<String, Refund> singles = new LinkedHashMap<>();
    Map<String, Fact.RefundFailed> failed = new LinkedHashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Refunded made && !made.told().isOfDoor()) {
        singles.putIfAbsent(made.refund(), new Refund(made, Optional.empty()));
      } else if (fact instanceof Fact.RefundFailed back) {
        failed.putIfAbsent(back.refund(), back);
      }
    }
    singles.replaceAll(
        (id, refund) -> new Refund(refund.made(), Optional.ofNullable(failed.get(id))));
    return singles;
  }

  private static Map<String, List<Fact.RefundedInAll>> sums(List<Fact> facts) {
    Map<String, List<Fact.RefundedInAll>> sums = new LinkedHashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.RefundedInAll sum) {
        sums.computeIfAbsent(sum.charge(), _ -> new ArrayList<>()).add(sum);
      }
    }
    return sums;
  }

  private List<Refund> of(Fact.RefundedInAll sum) {
    return singles.values().stream().filter(refund -> refund.isOf(sum)).toList();
  }

  /**
   * Leaves out the refund that Stripe made of what was never captured: the first of that amount,
   * for it is as old as the capture.
   */
  private void setAside(Released released) {
    Instant end = released.by().plus(RefundSums.SLACK);
    singles.values().stream()
        .filter(refund -> refund.isOf(released))
        .filter(refund -> refund.made().amount().equals(released.rest()) && refund.isMadeBy(end))
        .min(BY_TIME)
        .ifPresent(refund -> singles.remove(refund.made().refund()));
  }
}
