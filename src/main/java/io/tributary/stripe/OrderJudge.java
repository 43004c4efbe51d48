package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Discrepancy.Different.What;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.StripeKind;
import io.tributary.storage.BooksSide.Held;
import io.tributary.stripe.Theirs.Order.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds a session, invoice, payment intent or charge of Stripe's against our payments. Pure: a
 * first look at the payment is enough for nearly all; else what its messages told decides.
 */
final class OrderJudge {
  private OrderJudge() {}

  /**
   * The first look.
   *
   * @param held the payments that the object's names stand for
   */
  static Verdict judge(Theirs.Order theirs, Map<Alias, Held> held) {
    Optional<Held> known = known(theirs, held);
    if (theirs.standing() == Standing.NONE) {
      return known
          .filter(found -> found.payment().status() == Payment.Status.PAID)
          .<Verdict>map(Verdict.Ask::new)
          .orElseGet(Verdict.Nothing::new);
    }
    return known
        .map(
            found ->
                other(theirs, held, found)
                    .<Verdict>map(second -> new Verdict.Twice(found, second))
                    .orElseGet(() -> judge(theirs, found)))
        .orElseGet(() -> new Verdict.Unknown(theirs.amount()));
  }

  private static Verdict judge(Theirs.Order theirs, Held held) {
    Payment payment = held.payment();
    boolean isMoney = theirs.standing() == Standing.PAID && !theirs.amount().isZero();
    if (isMoney && payment.status() != Payment.Status.PAID) {
      return new Verdict.Differs(What.NOT_COUNTED, theirs.amount(), nothing(theirs));
    }
    return payment.amount().equals(theirs.amount())
        ? new Verdict.Same(theirs.amount())
        : new Verdict.Ask(held);
  }

  /**
   * A session or an invoice must be known by itself, for they know what others don't; money may be
   * known by any of its names.
   */
  static Optional<Held> known(Theirs.Order theirs, Map<Alias, Held> held) {
    int names =
        switch (theirs.kind()) {
          case SESSION, INVOICE -> 1;
          case PAYMENT_INTENT, CHARGE, REFUND, DISPUTE -> theirs.names().size();
        };
    return theirs.names().subList(0, names).stream()
        .flatMap(name -> Optional.ofNullable(held.get(name)).stream())
        .findFirst();
  }

  /** A second payment that is counted, though Stripe says it is the same money. */
  private static Optional<Held> other(Theirs.Order theirs, Map<Alias, Held> held, Held known) {
    return theirs.names().stream()
        .flatMap(name -> Optional.ofNullable(held.get(name)).stream())
        .filter(found -> !found.payment().id().equals(known.payment().id()))
        .filter(found -> isCounted(found.payment()) && isCounted(known.payment()))
        .findFirst();
  }

  private static boolean isCounted(Payment payment) {
    return payment.status() == Payment.Status.PAID && !payment.place().isUnlinked();
  }

  /**
   * The second look.
   *
   * @param facts all that is known of the payment
   */
  static Verdict judge(Theirs.Order theirs, Payment payment, List<Fact> facts) {
    boolean isOpen = theirs.standing() == Standing.OPEN;
    Optional<Money> told = told(theirs.kind(), theirs.id(), facts, isOpen);
    if (theirs.standing() == Standing.NONE) {
      return told.<Verdict>map(ours -> new Verdict.Differs(What.COUNTED, nothing(theirs), ours))
          .orElseGet(Verdict.Nothing::new);
    }
    if (told.isEmpty() && !isConverted(theirs, facts) && isBesideWhatCounts(theirs, facts)) {
      return new Verdict.Differs(What.NOT_COUNTED, theirs.amount(), nothing(theirs));
    }
    boolean isSame =
        told.map(theirs.amount()::equals)
            .orElseGet(() -> isPart(theirs, payment) || isConverted(theirs, facts));
    return isSame
        ? new Verdict.Same(theirs.amount())
        : new Verdict.Differs(What.AMOUNT, theirs.amount(), told.orElse(payment.amount()));
  }

  private static Money nothing(Theirs theirs) {
    return Money.zero(theirs.amount().currency());
  }

  /** What an object itself told of money that was paid. */
  static Optional<Money> told(StripeKind kind, String id, List<Fact> facts) {
    return told(kind, id, facts, false);
  }

  /** What it told of its amount, by the message that is believed first. */
  private static Optional<Money> told(
      StripeKind kind, String id, List<Fact> facts, boolean isOpenToo) {
    return facts.stream()
        .filter(Fact.OfOrder.class::isInstance)
        .map(Fact.OfOrder.class::cast)
        .filter(fact -> kind(fact.order().source()).equals(Optional.of(kind)))
        .filter(fact -> fact.order().sourceId().equals(id))
        .filter(fact -> isOpenToo || isPaid(fact))
        .min(
            Comparator.<Fact.OfOrder, Boolean>comparing(fact -> fact.told().isImported())
                .thenComparing(fact -> fact.told().at())
                .thenComparing(fact -> fact.told().eventId()))
        .map(Fact.OfOrder::amount);
  }

  private static boolean isPaid(Fact.OfOrder fact) {
    return fact instanceof Fact.Paid || fact instanceof Fact.TrialStarted;
  }

  private static Optional<StripeKind> kind(Order.Source source) {
    return switch (source) {
      case SESSION -> Optional.of(StripeKind.SESSION);
      case INVOICE -> Optional.of(StripeKind.INVOICE);
      case PAYMENT_INTENT -> Optional.of(StripeKind.PAYMENT_INTENT);
      case CHARGE -> Optional.of(StripeKind.CHARGE);
      case DOOR -> Optional.empty();
    };
  }

  /** One of several intents of an invoice, or the one beside money from outside of Stripe. */
  private static boolean isPart(Theirs.Order theirs, Payment payment) {
    return isMoney(theirs.kind())
        && payment.stripe().invoice().isPresent()
        && payment.amount().currency().equals(theirs.amount().currency())
        && theirs.amount().minorUnits() < payment.amount().minorUnits();
  }

  /** Without its invoice, a payment is the sum of the intents or charges that were told of it. */
  private static boolean isBesideWhatCounts(Theirs.Order theirs, List<Fact> facts) {
    List<Fact.Paid> money = paid(facts).filter(OrderJudge::isMoney).toList();
    return isMoney(theirs.kind())
        && !money.isEmpty()
        && !isToldByInvoice(facts)
        && money.stream()
            .flatMap(paid -> paid.names().stream())
            .noneMatch(theirs.names()::contains);
  }

  /** Whether the payment's amount is what an invoice says. */
  static boolean isToldByInvoice(List<Fact> facts) {
    return paid(facts).anyMatch(paid -> kind(paid).equals(Optional.of(StripeKind.INVOICE)));
  }

  private static Stream<Fact.Paid> paid(List<Fact> facts) {
    return facts.stream().filter(Fact.Paid.class::isInstance).map(Fact.Paid.class::cast);
  }

  private static Optional<StripeKind> kind(Fact.Paid paid) {
    return kind(paid.order().source());
  }

  private static boolean isMoney(Fact.Paid paid) {
    return kind(paid).filter(OrderJudge::isMoney).isPresent();
  }

  private static boolean isMoney(StripeKind kind) {
    return kind == StripeKind.CHARGE || kind == StripeKind.PAYMENT_INTENT;
  }

  /** Adaptive Pricing: the same money in the currency of the buyer and in that of the shop. */
  private static boolean isConverted(Theirs.Order theirs, List<Fact> facts) {
    Optional<Money> amount = Optional.of(theirs.amount());
    return facts.stream()
        .filter(Fact.OfOrder.class::isInstance)
        .map(fact -> ((Fact.OfOrder) fact).order())
        .anyMatch(
            order -> order.presentment().equals(amount) || order.integration().equals(amount));
  }
}
