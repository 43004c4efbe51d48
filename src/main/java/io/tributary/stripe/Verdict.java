package io.tributary.stripe;

import io.tributary.model.Discrepancy;
import io.tributary.model.Money;
import io.tributary.storage.BooksSide.Held;

/** What our books say to one of Stripe's objects. */
sealed interface Verdict {
  /** The same; of a dispute, what it took in the end. */
  record Same(Money both) implements Verdict {}

  /** It says nothing of money, and neither do we. */
  record Nothing() implements Verdict {}

  /** We don't know it. */
  record Unknown(Money theirs) implements Verdict {}

  /** Something else. */
  record Differs(Discrepancy.Different.What what, Money theirs, Money ours) implements Verdict {}

  /** Two payments of ours are this one money. */
  record Twice(Held one, Held other) implements Verdict {}

  /** That depends on what this payment's messages told of the object itself. */
  record Ask(Held held) implements Verdict {}

  /** As far as money moved, the same; but Stripe's list says two things of it. */
  record Contradicts(Money both, Money listed, Money moved) implements Verdict {}

  /** That depends on all refunds of its charge: we know their sums only. */
  record Unnamed(Held held) implements Verdict {}
}
