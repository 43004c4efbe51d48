package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Discrepancy;
import io.tributary.model.Discrepancy.Different.What;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.StripeKind;
import io.tributary.model.TimeWindow;
import java.util.Optional;
import java.util.Set;

/**
 * Payments that our books have in a window and Stripe's lists haven't. Each is asked for by its id
 * before it is called a fault: Stripe may have made it long before the time its lists were asked
 * for.
 */
final class OursAlone {
  private final OurBooks ours;
  private final TimeWindow window;
  private final Seen seen;
  private final Whereabouts whereabouts;
  private final Tally tally;

  OursAlone(OurBooks ours, TimeWindow window, Seen seen, Whereabouts whereabouts, Tally tally) {
    this.ours = ours;
    this.window = window;
    this.seen = seen;
    this.whereabouts = whereabouts;
    this.tally = tally;
  }

  /** Adds them to the tally. */
  void tell() {
    ours.eachPayment(window, page -> page.forEach(this::look));
  }

  private void look(Payment payment, Set<Alias> names) {
    for (Alias name : names) {
      Optional<StripeKind> kind = kindThatIsListed(name, payment);
      if (kind.isPresent() && !seen.contains(kind.get(), name.id())) {
        judge(kind.get(), name.id(), payment);
      }
      if (kind.equals(Optional.of(StripeKind.PAYMENT_INTENT))) {
        chargeOf(name.id(), payment, names);
      }
    }
  }

  /** What of a payment must be in Stripe's lists: all of it once it is paid. */
  private static Optional<StripeKind> kindThatIsListed(Alias name, Payment payment) {
    boolean isPaid = payment.status() == Payment.Status.PAID;
    boolean isDone = isPaid || payment.status() == Payment.Status.FREE;
    return switch (name.kind()) {
      case SESSION -> Optional.of(StripeKind.SESSION);
      case INVOICE -> Optional.of(StripeKind.INVOICE).filter(_ -> isDone);
      case PAYMENT_INTENT -> Optional.of(StripeKind.PAYMENT_INTENT).filter(_ -> isPaid);
      case CHARGE -> Optional.of(StripeKind.CHARGE).filter(_ -> isPaid);
      case FIRST, TRANSACTION -> Optional.empty();
    };
  }

  /** A charge that no message named: its intent says which it is. */
  private void chargeOf(String intent, Payment payment, Set<Alias> names) {
    boolean isNamed = names.stream().anyMatch(name -> name.kind() == Alias.Kind.CHARGE);
    if (isNamed || seen.holdsChargeOf(intent)) {
      return;
    }
    whereabouts
        .chargeOf(intent)
        .filter(charge -> !seen.contains(StripeKind.CHARGE, charge))
        .ifPresent(charge -> judge(StripeKind.CHARGE, charge, payment));
  }

  private void judge(StripeKind kind, String id, Payment payment) {
    Discrepancy.Spot spot = new Discrepancy.Spot(kind, id, Tally.day(payment.occurredAt()));
    switch (whereabouts.ask(kind, id)) {
      case OF_ANOTHER_TIME -> {}
      case NOT_THERE -> {
        Money amount = OrderJudge.told(kind, id, ours.facts(payment.id())).orElse(payment.amount());
        tally.find(new Discrepancy.Extra(spot, amount));
        tally.count(kind, spot.day(), Optional.empty(), Optional.of(amount));
      }
      case OF_ANOTHER_STATE -> {
        if (isPaidBy(payment, id)) {
          Money nothing = Money.zero(payment.amount().currency());
          tally.find(new Discrepancy.Different(spot, nothing, payment.amount(), What.COUNTED));
          tally.count(kind, spot.day(), Optional.empty(), Optional.of(payment.amount()));
        }
      }
    }
  }

  private boolean isPaidBy(Payment payment, String id) {
    return ours.facts(payment.id()).stream()
        .anyMatch(fact -> fact instanceof Fact.Paid paid && paid.order().sourceId().equals(id));
  }
}
