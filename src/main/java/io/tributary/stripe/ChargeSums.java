package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Discrepancy.Different.What;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.StripeKind;
import io.tributary.storage.BooksSide.Held;
import java.util.Map;
import java.util.Optional;

/**
 * Holds all charges of a payment together against what it counts: several may pay one invoice, each
 * may be told rightly, and yet Stripe took more than our books hold.
 */
final class ChargeSums {
  private final OurBooks ours;
  private final AmountsById counted = new AmountsById();

  ChargeSums(OurBooks ours) {
    this.ours = ours;
  }

  /** The verdict, with no more on our side than the payment has left for this charge. */
  Verdict capped(Theirs.Order order, Map<Alias, Held> held, Verdict verdict) {
    Optional<Payment> payment =
        OrderJudge.known(order, held)
            .map(Held::payment)
            .filter(_ -> order.kind() == StripeKind.CHARGE);
    if (payment.isEmpty()) {
      return verdict;
    }
    return switch (verdict) {
      case Verdict.Same(Money both) -> capped(payment.get(), both, both, verdict);
      case Verdict.Differs(What what, Money theirs, Money our) when what == What.AMOUNT ->
          capped(payment.get(), theirs, our, verdict);
      case Verdict other -> other;
    };
  }

  /** Money in another currency than the payment's can't be held against it. */
  private Verdict capped(Payment payment, Money theirs, Money our, Verdict verdict) {
    Money amount = payment.amount();
    boolean isAlike =
        amount.currency().equals(our.currency()) && theirs.currency().equals(our.currency());
    if (!isAlike) {
      return verdict;
    }
    String id = payment.id().toString();
    long left = Math.max(0, amount.minorUnits() - counted.find(id).orElse(0));
    Money mine = new Money(Math.min(our.minorUnits(), left), our.currency());
    counted.add(id, mine.minorUnits());
    if (mine.equals(theirs)) {
      return new Verdict.Same(theirs);
    }
    return mine.equals(our) ? verdict : new Verdict.Differs(beyond(payment), theirs, mine);
  }

  /** The sum of an invoice is told by the invoice alone: no charge changes it. */
  private What beyond(Payment payment) {
    return OrderJudge.isToldByInvoice(ours.facts(payment.id())) ? What.BEYOND_INVOICE : What.AMOUNT;
  }
}
