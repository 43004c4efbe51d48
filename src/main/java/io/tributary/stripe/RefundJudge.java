package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Discrepancy.Different.What;
import io.tributary.model.Entry;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.storage.BooksSide.Held;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a refund of Stripe's against the lines of our books. Pure. */
final class RefundJudge {
  private RefundJudge() {}

  /**
   * Judges a refund.
   *
   * @param held the payments that its charge and its intent stand for
   */
  static Verdict judge(Theirs.Refund theirs, Map<Alias, Held> held) {
    List<Held> known =
        theirs.names().stream()
            .flatMap(name -> Optional.ofNullable(held.get(name)).stream())
            .distinct()
            .toList();
    Optional<List<Entry>> own =
        known.stream()
            .map(found -> own(found, theirs.id()))
            .filter(lines -> !lines.isEmpty())
            .findFirst();
    return own.map(lines -> of(theirs, taken(lines))).orElseGet(() -> withoutOwn(theirs, known));
  }

  private static Verdict withoutOwn(Theirs.Refund theirs, List<Held> known) {
    if (!theirs.counts()) {
      return new Verdict.Nothing();
    }
    return known.stream()
        .filter(found -> theirs.charge().filter(charge -> hasSteps(found, charge)).isPresent())
        .findFirst()
        .<Verdict>map(Verdict.Unnamed::new)
        .orElseGet(
            () ->
                isInOtherCurrency(theirs, known)
                    ? foreign(theirs)
                    : new Verdict.Unknown(theirs.amount()));
  }

  private static Verdict of(Theirs.Refund theirs, Money ours) {
    if (!ours.currency().equals(theirs.amount().currency())) {
      return new Verdict.Differs(What.CURRENCY, theirs.amount(), ours);
    }
    if (!theirs.counts()) {
      return ours.isZero()
          ? new Verdict.Nothing()
          : new Verdict.Differs(What.COUNTED, nothing(theirs), ours);
    }
    if (ours.equals(theirs.amount())) {
      return new Verdict.Same(ours);
    }
    What what = ours.isZero() ? What.NOT_COUNTED : What.AMOUNT;
    return new Verdict.Differs(what, theirs.amount(), ours);
  }

  private static List<Entry> own(Held held, String refund) {
    return held.lines().stream()
        .filter(line -> isRefund(line) && line.reference().equals(refund))
        .toList();
  }

  /** Of one payment, and so in one currency. */
  private static Money taken(List<Entry> lines) {
    Money sum = Money.zero(lines.getFirst().amount().currency());
    for (Entry line : lines) {
      sum = sum.minus(line.amount());
    }
    return sum;
  }

  static boolean isRefund(Entry line) {
    return switch (line.kind()) {
      case REFUND, REFUND_FAILED -> true;
      case PAYMENT, DISPUTE_WITHDRAWN, DISPUTE_REINSTATED -> false;
    };
  }

  /** Whether we know sums of this charge's refunds that no refund of a known id explains. */
  private static boolean hasSteps(Held held, String charge) {
    return held.lines().stream().anyMatch(line -> UnnamedRefunds.isStepOf(line, charge));
  }

  private static boolean isInOtherCurrency(Theirs.Refund theirs, List<Held> known) {
    return known.stream()
        .map(Held::payment)
        .anyMatch(
            payment ->
                payment.status() == Payment.Status.PAID
                    && !payment.amount().currency().equals(theirs.amount().currency()));
  }

  private static Verdict foreign(Theirs.Refund theirs) {
    return new Verdict.Differs(What.CURRENCY, theirs.amount(), nothing(theirs));
  }

  private static Money nothing(Theirs theirs) {
    return Money.zero(theirs.amount().currency());
  }
}
