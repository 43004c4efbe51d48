package io.tributary.payment;

import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the sums of one charge's refunds tell beyond the refunds that have an id.
 *
 * <p>A sum holds every refund of before. It may hold one that was made just now, and one that
 * failed, for a while or for good. So it leaves a choice, and what was known stays while it is
 * among it.
 */
final class RefundSums {
  /** Clocks, and pages that were fetched a little later than they say. */
  static final Duration SLACK = Duration.ofMinutes(15);

  /** Messages about two things that happened at once may each know only one. */
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private static final String REFUNDED = "charge.refunded";

  /** With more in doubt, every amount between all of them and none is thought possible. */
  private static final int MOST_DOUBTFUL = 10;

  private static final Comparator<Fact.RefundedInAll> BY_TIME =
      Comparator.<Fact.RefundedInAll, Instant>comparing(sum -> sum.told().at())
          .thenComparingLong(sum -> sum.total().minorUnits())
          .thenComparing(sum -> sum.told().eventId());

  private final Collection<Refund> refunds;
  private long known;
  private boolean countsFailed;

  private RefundSums(Collection<Refund> refunds) {
    this.refunds = refunds;
  }

  /**
   * One entry for each step of what they tell, up or down.
   *
   * @param refunds those of this charge that have an id
   */
  static List<Entry> entries(
      String charge, Collection<Fact.RefundedInAll> sums, Collection<Refund> refunds) {
    RefundSums told = new RefundSums(refunds);
    List<Entry> entries = new ArrayList<>();
    for (Fact.RefundedInAll sum : believed(sums, refunds)) {
      long before = told.known;
      told.read(sum);
      if (told.known != before) {
        entries.add(step(charge + "#" + (entries.size() + 1), sum, before - told.known));
      }
    }
    return entries;
  }

  /**
   * In the order in which they were so. Of those whose time nobody knows the largest alone counts,
   * and none where the refunds are told one by one.
   */
  private static List<Fact.RefundedInAll> believed(
      Collection<Fact.RefundedInAll> sums, Collection<Refund> refunds) {
    Optional<Fact.RefundedInAll> largest =
        sums.stream()
            .filter(sum -> sum.told().isUntimed() && refunds.isEmpty())
            .min(
                Comparator.<Fact.RefundedInAll>comparingLong(sum -> -sum.total().minorUnits())
                    .thenComparing(BY_TIME));
    return Stream.concat(sums.stream().filter(sum -> !sum.told().isUntimed()), largest.stream())
        .sorted(BY_TIME)
        .toList();
  }

  private static Entry step(String reference, Fact.RefundedInAll sum, long towardsMerchant) {
    return new Entry(
        towardsMerchant < 0 ? Entry.Kind.REFUND : Entry.Kind.REFUND_FAILED,
        reference,
        new Money(towardsMerchant, sum.total().currency()),
        sum.told().at(),
        sum.told().eventId());
  }

  private void read(Fact.RefundedInAll sum) {
    if (sum.told().isUntimed()) {
      known = Math.max(known, sum.total().minorUnits());
    } else {
      readTimed(sum);
    }
  }

  private void readTimed(Fact.RefundedInAll sum) {
    Instant time = sum.told().at();
    long without = sum.total().minorUnits() - amount(refund -> refund.isStillThereAt(time));
    long with = sum.total().minorUnits() - amount(refund -> refund.isMadeBy(time));
    long likely = countsFailed ? with : without;
    NavigableSet<Long> choice = choice(sum);
    if (!choice.contains(known)) {
      known = likely >= 0 ? likely : nearest(choice);
    } else if (likely > known && tellsOfUnnamed(sum)) {
      known = likely;
    } else if (with != without && (with == known || without == known)) {
      countsFailed = with == known;
    }
  }

  /** What may have gone back beyond the named refunds, by this sum; less than 0 only if all is. */
  private NavigableSet<Long> choice(Fact.RefundedInAll sum) {
    Instant settled = settled(sum);
    Instant end = sum.told().isImported() ? sum.told().at().plus(SLACK) : sum.told().at();
    List<Refund> doubtful =
        refunds.stream()
            .filter(refund -> refund.isMadeBy(end) && !refund.isSurelyIn(settled))
            .toList();
    long most = sum.total().minorUnits() - amount(refund -> refund.isSurelyIn(settled));
    NavigableSet<Long> choice = new TreeSet<>(List.of(most));
    if (doubtful.size() > MOST_DOUBTFUL) {
      long least = most - doubtful.stream().mapToLong(Refund::amount).sum();
      choice.add(Math.clamp(known, least, most));
      return choice;
    }
    for (Refund refund : doubtful) {
      List.copyOf(choice).forEach(amount -> choice.add(amount - refund.amount()));
    }
    return choice;
  }

  /** Until when a refund was made that the sum must hold: it is told of by its own message. */
  private static Instant settled(Fact.RefundedInAll sum) {
    Instant time = sum.told().at();
    if (sum.told().isImported()) {
      return time.minus(SLACK);
    }
    return sum.told().type().equals(REFUNDED) ? time : time.minus(MOMENT);
  }

  private long nearest(NavigableSet<Long> choice) {
    return choice.stream()
        .filter(amount -> amount >= 0)
        .min(Comparator.comparingLong(amount -> Math.abs(amount - known)))
        .orElseGet(choice::last);
  }

  /** Whether a refund was made just now that is told by the sum alone. */
  private boolean tellsOfUnnamed(Fact.RefundedInAll sum) {
    Instant time = sum.told().at();
    Instant start = time.minus(SLACK);
    return sum.told().type().equals(REFUNDED)
        && amount(refund -> refund.isMadeBy(time) && !refund.isMadeBy(start)) == 0;
  }

  private long amount(Predicate<Refund> which) {
    return refunds.stream().filter(which).mapToLong(Refund::amount).sum();
  }
}
