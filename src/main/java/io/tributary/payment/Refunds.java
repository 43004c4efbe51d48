package io.tributary.payment;

import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Telling;
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
  private final Map<String, Single> singles = new LinkedHashMap<>();
  private final Map<String, List<Fact.RefundedInAll>> sums = new LinkedHashMap<>();

  /** One refund that has an id. */
  private static final class Single {
    private Optional<Fact.Refunded> made = Optional.empty();
    private Optional<Fact.RefundFailed> failed = Optional.empty();

    /** What it took from the merchant at that time; 0 before it was made and after it failed. */
    private long takenAt(Instant time) {
      boolean isMade = made.filter(fact -> !fact.at().isAfter(time)).isPresent();
      boolean isFailed = failed.filter(fact -> !fact.at().isAfter(time)).isPresent();
      return isMade && !isFailed ? made.get().amount().minorUnits() : 0;
    }

    private boolean isOf(String charge) {
      return made.stream()
          .flatMap(fact -> fact.names().stream())
          .anyMatch(name -> name.id().equals(charge));
    }
  }

  private Refunds() {}

  /**
   * The entries of the refunds.
   *
   * @param facts most believed first
   */
  static List<Entry> of(List<Fact> facts) {
    Refunds refunds = new Refunds();
    facts.forEach(refunds::read);
    List<Entry> entries = new ArrayList<>();
    refunds.singles.values().forEach(single -> entries.addAll(entries(single)));
    refunds.sums.forEach((charge, told) -> entries.addAll(refunds.unexplained(charge, told)));
    return entries;
  }

  private void read(Fact fact) {
    if (fact instanceof Fact.Refunded made) {
      Single single = singles.computeIfAbsent(made.refund(), id -> new Single());
      single.made = single.made.or(() -> Optional.of(made));
    } else if (fact instanceof Fact.RefundFailed failed) {
      Single single = singles.computeIfAbsent(failed.refund(), id -> new Single());
      single.failed = single.failed.or(() -> Optional.of(failed));
    } else if (fact instanceof Fact.RefundedInAll sum) {
      sums.computeIfAbsent(sum.charge(), id -> new ArrayList<>()).add(sum);
    }
  }

  private static List<Entry> entries(Single single) {
    if (single.made.isEmpty()) {
      return List.of();
    }
    Fact.Refunded made = single.made.get();
    List<Entry> entries = new ArrayList<>();
    entries.add(
        new Entry(
            Entry.Kind.REFUND,
            made.refund(),
            made.amount().negated(),
            made.at(),
            made.told().eventId()));
    single.failed.ifPresent(
        failed ->
            entries.add(
                new Entry(
                    Entry.Kind.REFUND_FAILED,
                    made.refund(),
                    made.amount(),
                    failed.at(),
                    failed.told().eventId())));
    return entries;
  }

  /** Each step of what the sums say beyond the single refunds, up or down. */
  private List<Entry> unexplained(String charge, List<Fact.RefundedInAll> told) {
    List<Entry> entries = new ArrayList<>();
    long known = 0;
    for (Fact.RefundedInAll sum : inTime(told)) {
      long beyond = Math.max(0, sum.total().minorUnits() - explained(charge, sum.told().at()));
      if (beyond != known) {
        entries.add(step(charge + "#" + (entries.size() + 1), sum, known - beyond));
        known = beyond;
      }
    }
    return entries;
  }

  private long explained(String charge, Instant time) {
    return singles.values().stream()
        .filter(single -> single.isOf(charge))
        .mapToLong(single -> single.takenAt(time))
        .sum();
  }

  private static Entry step(String reference, Fact.RefundedInAll sum, long towardsMerchant) {
    Telling told = sum.told();
    return new Entry(
        towardsMerchant < 0 ? Entry.Kind.REFUND : Entry.Kind.REFUND_FAILED,
        reference,
        new Money(towardsMerchant, sum.total().currency()),
        told.at(),
        told.eventId());
  }

  private static List<Fact.RefundedInAll> inTime(List<Fact.RefundedInAll> told) {
    return told.stream()
        .sorted(
            Comparator.<Fact.RefundedInAll, Instant>comparing(sum -> sum.told().at())
                .thenComparingLong(sum -> sum.total().minorUnits())
                .thenComparing(sum -> sum.told().eventId()))
        .toList();
  }
}
