package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Currency;
import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.StripeIds;
import io.tributary.model.Telling;
import java.util.ArrayList;
import java.util.Collection;
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
  private Books() {}

  /** The highest of a payment's names, from which its id is derived. */
  static PaymentId idOf(AccountId account, Collection<Alias> names) {
    return PaymentId.of(account, new TreeSet<>(names).getFirst());
  }

  /**
   * Folds the facts of one payment.
   *
   * @param facts all that is known of it, in any order, repeated or not
   * @return empty while the facts tell of no money, such as an abandoned checkout, or a refund
   *     whose payment nobody has told of
   */
  static Optional<Payment> fold(AccountId account, Collection<Fact> facts) {
    List<Fact> sorted = Ranking.sorted(facts);
    SortedSet<Alias> names = new TreeSet<>();
    sorted.forEach(fact -> names.addAll(fact.names()));
    List<Fact> current = Ranking.current(sorted);
    return Claims.of(current).map(claims -> payment(account, names, claims, current));
  }

  private static Payment payment(
      AccountId account, SortedSet<Alias> names, Claims claims, List<Fact> facts) {
    Order order = claims.order();
    Money amount = claims.amount();
    return new Payment(
        PaymentId.of(account, names.getFirst()),
        account,
        purpose(claims.standing(), order),
        status(claims.standing(), amount),
        amount,
        outside(amount, order),
        entries(names, claims, facts),
        claims.decisive().at(),
        claims.decisive().told().test(),
        withNames(order.ids(), names),
        Optional.of(order),
        Fees.of(believed(claims.decisive(), facts)),
        Payment.Place.ALONE);
  }

  private static Money outside(Money amount, Order order) {
    long told = order.breakdown().outside().orElse(0L);
    return new Money(Math.clamp(told, 0, Math.max(0, amount.minorUnits())), amount.currency());
  }

  private static Payment.Purpose purpose(Claims.Standing standing, Order order) {
    if (standing == Claims.Standing.TRIAL || standing == Claims.Standing.REACHED) {
      return standing == Claims.Standing.TRIAL ? Payment.Purpose.TRIAL : Payment.Purpose.GOAL;
    }
    return switch (order.reason().orElse(Order.Reason.ONE_OFF)) {
      case ONE_OFF -> Payment.Purpose.ONE_OFF;
      case SUBSCRIPTION_START -> Payment.Purpose.SUBSCRIPTION;
      case SUBSCRIPTION_CYCLE -> Payment.Purpose.RENEWAL;
      case SUBSCRIPTION_CHANGE -> Payment.Purpose.SUBSCRIPTION_CHANGE;
    };
  }

  private static Payment.Status status(Claims.Standing standing, Money amount) {
    return switch (standing) {
      case PAID -> amount.isZero() ? Payment.Status.FREE : Payment.Status.PAID;
      case TRIAL, REACHED -> Payment.Status.FREE;
      case FAILED -> Payment.Status.FAILED;
      case PENDING -> Payment.Status.PENDING;
    };
  }

  /** Nothing goes back of what was never paid. */
  private static List<Entry> entries(SortedSet<Alias> names, Claims claims, List<Fact> facts) {
    if (claims.standing() != Claims.Standing.PAID || claims.amount().isZero()) {
      return List.of();
    }
    Claims.Claim decisive = claims.decisive();
    List<Fact> believed = Reversals.believed(believed(decisive, facts));
    List<Entry> entries = new ArrayList<>();
    entries.add(
        new Entry(
            Entry.Kind.PAYMENT,
            names.getFirst().id(),
            claims.amount(),
            decisive.at(),
            decisive.told().eventId()));
    entries.addAll(Refunds.of(believed));
    entries.addAll(Disputes.of(believed));
    List<Entry> counted = inCurrency(entries, claims.amount().currency());
    return inOrder(Reversals.added(counted, believed));
  }

  /**
   * Stripe tells itself what went back of its own money; another would tell it a second time. Of a
   * payment that Stripe tells us of, a relay has nothing to tell.
   */
  private static List<Fact> believed(Claims.Claim decisive, List<Fact> facts) {
    boolean isTold = facts.stream().map(Fact::told).anyMatch(Telling::isOfStripe);
    return facts.stream()
        .filter(fact -> decisive.isOfDoor() || !fact.told().isOfDoor())
        .filter(fact -> !isTold || !fact.told().isRelayed())
        .toList();
  }

  private static List<Entry> inOrder(List<Entry> entries) {
    return entries.stream().sorted(Ranking.ENTRIES).toList();
  }

  /** What is told in another currency can't be added; reconciliation shows it. */
  private static List<Entry> inCurrency(List<Entry> entries, Currency currency) {
    return entries.stream().filter(entry -> entry.amount().currency().equals(currency)).toList();
  }

  /** The ids the order names, and those that other facts added. */
  private static StripeIds withNames(StripeIds ids, SortedSet<Alias> names) {
    return ids.or(
        new StripeIds(
            first(names, Alias.Kind.SESSION),
            first(names, Alias.Kind.INVOICE),
            first(names, Alias.Kind.PAYMENT_INTENT),
            first(names, Alias.Kind.CHARGE),
            first(names, Alias.Kind.FIRST),
            Optional.empty(),
            Optional.empty()));
  }

  private static Optional<String> first(SortedSet<Alias> names, Alias.Kind kind) {
    return names.stream().filter(name -> name.kind() == kind).map(Alias::id).findFirst();
  }
}
