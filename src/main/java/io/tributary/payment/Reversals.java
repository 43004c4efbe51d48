package io.tributary.payment;

import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What went back by the word of doors: refunds, and sales that were called off. Never more than is
 * left.
 */
final class Reversals {
  private final List<Entry> entries;
  private final Set<String> calledOff;
  private final Set<String> references = new HashSet<>();

  private record Asked(String reference, Optional<Money> amount, Instant at, Telling told) {}

  private Reversals(List<Entry> entries, Set<String> calledOff) {
    this.entries = entries;
    this.calledOff = calledOff;
  }

  /** Once Stripe tells what went back, a door would only tell it a second time. */
  static List<Fact> believed(List<Fact> facts) {
    return facts.stream().anyMatch(Reversals::isToldByStripe)
        ? facts.stream().filter(fact -> !isToldByDoor(fact)).toList()
        : facts;
  }

  /**
   * The entries, and those of the reversals: never more goes back than is left.
   *
   * @param entries in one currency, the payment itself first
   * @param facts most believed first
   */
  static List<Entry> added(List<Entry> entries, List<Fact> facts) {
    Set<String> calledOff =
        facts.stream()
            .filter(Fact.PaymentFailed.class::isInstance)
            .map(fact -> fact.told().eventId())
            .collect(Collectors.toSet());
    Reversals reversals = new Reversals(new ArrayList<>(entries), calledOff);
    facts.forEach(fact -> reversals.asked(fact).ifPresent(reversals::add));
    return reversals.entries;
  }

  private static boolean isToldByStripe(Fact fact) {
    return !fact.told().isOfDoor() && isMovement(fact);
  }

  private static boolean isMovement(Fact fact) {
    return switch (fact) {
      case Fact.Refunded _, Fact.RefundFailed _ -> true;
      case Fact.DisputeWithdrawn _, Fact.DisputeReinstated _ -> true;
      case Fact.RefundedInAll sum -> !sum.total().isZero();
      case Fact.Reversed _, Fact.RestReleased _, Fact.FeeTaken _ -> false;
      case Fact.OfOrder _, Fact.Linked _, Fact.Observed _, Fact.Ignored _ -> false;
    };
  }

  private static boolean isToldByDoor(Fact fact) {
    return fact.told().isOfDoor()
        && (fact instanceof Fact.Refunded || fact instanceof Fact.Reversed);
  }

  private Optional<Asked> asked(Fact fact) {
    if (fact instanceof Fact.Reversed reversed && !isOvertaken(reversed)) {
      return Optional.of(
          new Asked(reversed.reference(), reversed.amount(), reversed.at(), reversed.told()));
    }
    return fact instanceof Fact.Refunded made && made.told().isOfDoor()
        ? Optional.of(new Asked(made.refund(), Optional.of(made.amount()), made.at(), made.told()))
        : Optional.empty();
  }

  /** What was called off while it was on its way, and paid after all, took nothing back. */
  private boolean isOvertaken(Fact.Reversed reversed) {
    return calledOff.contains(reversed.told().eventId())
        && reversed.at().isBefore(entries.getFirst().at());
  }

  private void add(Asked asked) {
    Money left = left();
    Money wanted = asked.amount().orElse(left);
    if (!references.add(asked.reference()) || !wanted.currency().equals(left.currency())) {
      return;
    }
    long back = Math.min(wanted.minorUnits(), left.minorUnits());
    if (back > 0) {
      entries.add(
          new Entry(
              Entry.Kind.REFUND,
              asked.reference(),
              new Money(-back, left.currency()),
              asked.at(),
              asked.told().eventId()));
    }
  }

  private Money left() {
    Money left = Money.zero(entries.getFirst().amount().currency());
    for (Entry entry : entries) {
      left = left.plus(entry.amount());
    }
    return left;
  }
}
