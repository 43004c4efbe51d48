package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Discrepancy.Different.What;
import io.tributary.model.Entry;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.storage.BooksSide.Held;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Holds a dispute of Stripe's against the lines of our books: what banks took and what they gave
 * back. Pure.
 */
final class DisputeJudge {
  private DisputeJudge() {}

  /** What went, and what came back, both positive. */
  private record Flow(long out, long back) {
    boolean isNothing() {
      return out == 0 && back == 0;
    }

    /** What it took in the end. */
    Money net(Money like) {
      return new Money(out - back, like.currency());
    }

    /** What to show beside another one: what went, where that differs, else what it came to. */
    Money beside(Flow other, Money like) {
      return out == other.out ? net(like) : new Money(out, like.currency());
    }
  }

  /**
   * Judges a dispute.
   *
   * @param held the payments that its charge and its intent stand for
   * @param until what moves later isn't compared so far
   */
  static Verdict judge(Theirs.Dispute theirs, Map<Alias, Held> held, Instant until) {
    List<Held> known =
        theirs.names().stream()
            .flatMap(name -> Optional.ofNullable(held.get(name)).stream())
            .distinct()
            .toList();
    Money nothing = Money.zero(theirs.amount().currency());
    Flow ours = ours(theirs, known, until);
    boolean isForeign = ours.isNothing() && isInOtherCurrency(theirs, known);
    Flow stripes = flow(movements(theirs, isForeign || !ours.isNothing()), until);
    if (ours.equals(stripes)) {
      return stripes.isNothing() ? new Verdict.Nothing() : same(theirs, stripes, nothing);
    }
    if (isForeign) {
      return new Verdict.Differs(What.CURRENCY, stripes.beside(ours, nothing), nothing);
    }
    return ours.isNothing()
        ? new Verdict.Unknown(stripes.beside(ours, nothing))
        : different(stripes, ours, nothing);
  }

  private static Verdict different(Flow stripes, Flow ours, Money like) {
    What what = stripes.isNothing() ? What.COUNTED : What.AMOUNT;
    return new Verdict.Differs(what, stripes.beside(ours, like), ours.beside(stripes, like));
  }

  /** A bank takes what is disputed; where the list says otherwise, the dispute itself decides. */
  private static Verdict same(Theirs.Dispute theirs, Flow flow, Money like) {
    Money out = new Money(flow.out(), like.currency());
    return theirs.amount().equals(out)
        ? new Verdict.Same(flow.net(like))
        : new Verdict.Contradicts(flow.net(like), theirs.amount(), out);
  }

  /**
   * What Stripe lists; where it lists nothing, what the status says, if we know of money, or left
   * out what was told of it because of its currency.
   */
  private static List<Theirs.Movement> movements(Theirs.Dispute theirs, boolean weMayKnowOfMoney) {
    return theirs.movements().isEmpty() && weMayKnowOfMoney
        ? theirs.expected()
        : theirs.movements();
  }

  private static Flow flow(List<Theirs.Movement> movements, Instant until) {
    long out = 0;
    long back = 0;
    for (Theirs.Movement movement : movements) {
      long units = movement.at().isBefore(until) ? movement.taken().minorUnits() : 0;
      out += Math.max(0, units);
      back += Math.max(0, -units);
    }
    return new Flow(out, back);
  }

  private static Flow ours(Theirs.Dispute theirs, List<Held> known, Instant until) {
    Predicate<Entry> isOfIt = isOf(theirs, until);
    long out = 0;
    long back = 0;
    for (Held held : known) {
      for (Entry line : held.lines()) {
        long units = isOfIt.test(line) ? line.amount().minorUnits() : 0;
        out += Math.max(0, -units);
        back += Math.max(0, units);
      }
    }
    return new Flow(out, back);
  }

  /** A line names the movement, or, where no message named it, the dispute. */
  private static Predicate<Entry> isOf(Theirs.Dispute theirs, Instant until) {
    Set<String> names = new HashSet<>();
    boolean isMoving = false;
    for (Theirs.Movement movement : theirs.movements()) {
      boolean isSettled = movement.at().isBefore(until);
      isMoving |= !isSettled;
      movement.id().filter(_ -> isSettled).ifPresent(names::add);
    }
    // A message is a little younger than what it tells of.
    Instant end = isMoving ? until : Instant.MAX;
    return line ->
        isDispute(line)
            && line.amount().currency().equals(theirs.amount().currency())
            && (names.contains(line.reference())
                || (line.reference().equals(theirs.id()) && line.at().isBefore(end)));
  }

  static boolean isDispute(Entry line) {
    return switch (line.kind()) {
      case DISPUTE_WITHDRAWN, DISPUTE_REINSTATED -> true;
      case PAYMENT, REFUND, REFUND_FAILED -> false;
    };
  }

  private static boolean isInOtherCurrency(Theirs.Dispute theirs, List<Held> known) {
    return known.stream()
        .map(Held::payment)
        .anyMatch(
            payment ->
                payment.status() == Payment.Status.PAID
                    && !payment.amount().currency().equals(theirs.amount().currency()));
  }
}
