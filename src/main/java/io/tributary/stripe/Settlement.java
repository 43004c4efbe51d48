package io.tributary.stripe;

import io.tributary.model.Discrepancy;
import io.tributary.model.Discrepancy.Different.What;
import io.tributary.model.Money;
import io.tributary.model.PaymentId;
import io.tributary.storage.BooksSide.Held;
import io.tributary.stripe.Limits.Bound;
import java.util.HashSet;
import java.util.Set;

/** Counts what the judges said, and makes findings of what isn't the same. */
final class Settlement {
  private final Tally tally;
  private final Whereabouts whereabouts;
  private final Arrivals arrivals;
  private final Set<Set<PaymentId>> pairs = new HashSet<>();

  Settlement(Tally tally, Whereabouts whereabouts, Arrivals arrivals) {
    this.tally = tally;
    this.whereabouts = whereabouts;
    this.arrivals = arrivals;
  }

  void settle(Theirs theirs, Verdict verdict) {
    switch (verdict) {
      case Verdict.Same(Money both) -> tally.count(theirs, both, both);
      case Verdict.Nothing _, Verdict.Ask _, Verdict.Unnamed _ -> {}
      case Verdict.Unknown(Money stripes) when !isUnderWay(theirs) -> {
        tally.find(new Discrepancy.Missing(Tally.spot(theirs), stripes));
        tally.count(theirs, stripes, Money.zero(stripes.currency()));
      }
      case Verdict.Unknown _ -> {}
      case Verdict.Contradicts contradicts -> settle(theirs, trueOf(theirs, contradicts));
      case Verdict.Differs(What what, Money stripes, Money our) -> {
        if (what != What.NOT_COUNTED || !isUnderWay(theirs)) {
          tally.find(new Discrepancy.Different(Tally.spot(theirs), stripes, our, what));
          tally.count(theirs, stripes, our);
        }
      }
      case Verdict.Twice(Held one, Held other) -> twice(theirs, one, other);
    }
  }

  /** The object itself says whether its list is right. */
  private Verdict trueOf(Theirs theirs, Verdict.Contradicts list) {
    return whereabouts.says(theirs)
        ? new Verdict.Same(list.both())
        : new Verdict.Differs(What.AMOUNT, list.listed(), list.moved());
  }

  private void twice(Theirs theirs, Held one, Held other) {
    Money amount = theirs.amount();
    tally.count(theirs, amount, amount);
    Set<PaymentId> pair = Set.of(one.payment().id(), other.payment().id());
    if (!pairs.contains(pair)) {
      if (tally.limits().allows(Bound.PAIRS)) {
        pairs.add(pair);
      }
      Discrepancy.Doubled.Where where = Discrepancy.Doubled.Where.TRIBUTARY;
      tally.find(new Discrepancy.Doubled(Tally.spot(theirs), amount, where));
      tally.count(theirs, Money.zero(amount.currency()), amount);
    }
  }

  private boolean isUnderWay(Theirs theirs) {
    return theirs instanceof Theirs.Order order && arrivals.isUnderWay(order);
  }
}
