package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Checkout;
import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.StripeIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The pure fold: a payment and its entries are a function of the set of its facts.
 *
 * <p>Order of arrival, repetition and batching can't matter, for the facts are sorted by what they
 * say before they are read.
 */
final class Books {
  private static final Comparator<Fact> BY_TIME_THEN_ID =
      Comparator.<Fact, Instant>comparing(fact -> fact.told().at())
          .thenComparing(fact -> fact.told().eventId());

  private Books() {}

  /** The highest of a payment's names, from which its id is derived. */
  static PaymentId idOf(AccountId account, Collection<Alias> names) {
    return PaymentId.of(account, new TreeSet<>(names).getFirst());
  }

  /**
   * Folds the facts of one payment.
   *
   * @param facts all that is known of it, in any order, repeated or not
   * @return empty while the facts tell of no money, such as an abandoned checkout
   */
  static Optional<Payment> fold(AccountId account, Collection<Fact> facts) {
    SortedSet<Alias> names = new TreeSet<>();
    facts.forEach(fact -> names.addAll(fact.names()));
    return decisive(facts).map(fact -> payment(account, names, fact));
  }

  /**
   * The fact that says where the money is: paid beats failed, failed beats pending; of equals the
   * earliest.
   */
  private static Optional<Order> decisive(Collection<Fact> facts) {
    List<Order> orders = new ArrayList<>();
    facts.stream().sorted(BY_TIME_THEN_ID).forEach(fact -> order(fact).ifPresent(orders::add));
    return orders.stream().min(Comparator.comparing(Order::standing));
  }

  /** How much a fact weighs against others about the same money, heaviest first. */
  private enum Standing {
    PAID,
    TRIAL,
    FAILED,
    PENDING
  }

  /** A fact about an order, in one shape. */
  private record Order(Standing standing, Fact fact, Money amount, Checkout checkout) {}

  private static Optional<Order> order(Fact fact) {
    return switch (fact) {
      case Fact.Paid paid ->
          Optional.of(new Order(Standing.PAID, paid, paid.amount(), paid.checkout()));
      case Fact.TrialStarted trial ->
          Optional.of(new Order(Standing.TRIAL, trial, trial.amount(), trial.checkout()));
      case Fact.PaymentFailed failed ->
          Optional.of(new Order(Standing.FAILED, failed, failed.amount(), failed.checkout()));
      case Fact.PaymentPending pending ->
          Optional.of(new Order(Standing.PENDING, pending, pending.amount(), pending.checkout()));
      case Fact.Linked linked -> Optional.empty();
      case Fact.Observed observed -> Optional.empty();
      case Fact.Ignored ignored -> Optional.empty();
    };
  }

  private static Payment payment(AccountId account, SortedSet<Alias> names, Order order) {
    return new Payment(
        PaymentId.of(account, names.getFirst()),
        account,
        purpose(order),
        status(order),
        order.amount(),
        entries(names, order),
        order.fact().told().at(),
        order.fact().told().test(),
        withNames(order.checkout().ids(), names),
        Optional.of(order.checkout()));
  }

  private static Payment.Purpose purpose(Order order) {
    if (order.standing() == Standing.TRIAL) {
      return Payment.Purpose.TRIAL;
    }
    return order.checkout().mode().equals("subscription")
        ? Payment.Purpose.SUBSCRIPTION
        : Payment.Purpose.ONE_OFF;
  }

  private static Payment.Status status(Order order) {
    return switch (order.standing()) {
      case PAID -> order.amount().isZero() ? Payment.Status.FREE : Payment.Status.PAID;
      case TRIAL -> Payment.Status.FREE;
      case FAILED -> Payment.Status.FAILED;
      case PENDING -> Payment.Status.PENDING;
    };
  }

  private static List<Entry> entries(SortedSet<Alias> names, Order order) {
    if (order.standing() != Standing.PAID || order.amount().isZero()) {
      return List.of();
    }
    Fact fact = order.fact();
    String reference = names.getFirst().id();
    return List.of(
        new Entry(
            Entry.Kind.PAYMENT,
            reference,
            order.amount(),
            fact.told().at(),
            fact.told().eventId()));
  }

  /** The ids the checkout names, and those that other facts added. */
  private static StripeIds withNames(StripeIds ids, SortedSet<Alias> names) {
    return new StripeIds(
        ids.session().or(() -> first(names, Alias.Kind.SESSION)),
        ids.paymentIntent().or(() -> first(names, Alias.Kind.PAYMENT_INTENT)),
        ids.invoice().or(() -> first(names, Alias.Kind.INVOICE)),
        ids.subscription(),
        ids.customer(),
        ids.paymentLink());
  }

  private static Optional<String> first(SortedSet<Alias> names, Alias.Kind kind) {
    return names.stream().filter(name -> name.kind() == kind).map(Alias::id).findFirst();
  }
}
