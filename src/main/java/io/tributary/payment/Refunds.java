package io.tributary.payment;

import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What went back to the buyer. Newer accounts tell each refund; older ones only the sum of all
 * refunds of a charge, and what no single refund explains of it is entered as one without an id.
 */
final class Refunds {
  /** Clocks, and pages that were fetched a little later than they say. */
  private static final Duration SLACK = Duration.ofMinutes(15);

  private static final Comparator<Fact.Refunded> BY_TIME =
      Comparator.comparing(Fact.Refunded::at).thenComparing(Fact.Refunded::refund);

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

    /** What it was made with by that time, whatever became of it. */
    private long madeBy(Instant time) {
      return made.filter(fact -> !fact.at().isAfter(time))
          .map(fact -> fact.amount().minorUnits())
          .orElse(0L);
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
    Released.of(facts).forEach(refunds::setAside);
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

  /**
   * Leaves out the refund that Stripe made of what was never captured: the first of that amount,
   * for it is as old as the capture.
   */
  private void setAside(Released released) {
    Instant end = released.by().plus(SLACK);
    singles.values().stream()
        .filter(single -> single.isOf(released.charge()))
        .flatMap(single -> single.made.stream())
        .filter(made -> made.amount().equals(released.rest()) && !made.at().isAfter(end))
        .min(BY_TIME)
        .ifPresent(made -> singles.remove(made.refund()));
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
      long beyond = beyond(charge, sum, known);
      if (beyond != known) {
        entries.add(step(charge + "#" + (entries.size() + 1), sum, known - beyond));
        known = beyond;
      }
    }
    return entries;
  }

  /**
   * What a sum says beyond the single refunds. A charge may still count a refund that failed, or
   * not, and one that was fetched, a refund made while the page was on its way: what is known stays
   * as long as it agrees with either.
   */
  private long beyond(String charge, Fact.RefundedInAll sum, long known) {
    Instant time = sum.told().at();
    boolean isImported = sum.told().isImported();
    Instant end = isImported ? time.plus(SLACK) : time;
    long total = sum.total().minorUnits();
    long most = total - sum(charge, single -> single.takenAt(time));
    long least = total - sum(charge, single -> single.madeBy(end));
    if (isImported) {
      return Math.max(0, Math.clamp(known, least, most));
    }
    return least == known && !tellsOfUnnamed(charge, sum) ? known : Math.max(0, most);
  }

  /** Whether a refund was made just now that is told by the sum alone. */
  private boolean tellsOfUnnamed(String charge, Fact.RefundedInAll sum) {
    Instant time = sum.told().at();
    Instant start = time.minus(SLACK);
    return sum.told().type().equals("charge.refunded")
        && sum(charge, single -> single.takenAt(time) - single.takenAt(start)) <= 0;
  }

  private long sum(String charge, ToLongFunction<Single> amount) {
    return singles.values().stream().filter(single -> single.isOf(charge)).mapToLong(amount).sum();
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
