package io.tributary.payment;

import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.Payment.Place;
import io.tributary.model.PaymentId;
import io.tributary.storage.BookLocks;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The second pure step: where a payment stands among those of its customer and its subscription. A
 * function of the set of these payments, like the payment is one of its facts.
 */
final class Places {
  private static final Comparator<Payment> BY_TIME =
      Comparator.comparing(Payment::occurredAt).thenComparing(payment -> payment.id().value());

  /** What an intent and the invoice it may have paid have in common. */
  private record Likeness(BookLocks.Part customer, Money amount) {}

  private Places() {}

  /**
   * Finds the places of payments.
   *
   * @param related payments in any order, among them all of the customers and subscriptions below
   * @param complete of which customers and subscriptions all payments are there; what stands among
   *     others keeps its place
   */
  static Map<PaymentId, Place> of(Collection<Payment> related, Set<BookLocks.Part> complete) {
    Map<PaymentId, Integer> paidBefore = paidBefore(related);
    Set<Likeness> open = openInvoices(related);
    Map<PaymentId, Place> places = new HashMap<>();
    for (Payment payment : related) {
      boolean isUnlinked =
          isMoneyAlone(payment)
              && likeness(payment, payment.amount()).filter(open::contains).isPresent();
      int before = paidBefore.getOrDefault(payment.id(), 0);
      Place kept = payment.place();
      places.put(
          payment.id(),
          new Place(
              isIn(complete, customer(payment)) ? isUnlinked : kept.isUnlinked(),
              isIn(complete, subscription(payment)) ? before : kept.paidBefore()));
    }
    return places;
  }

  /** Who has no relation stands alone, and that is known. */
  private static boolean isIn(Set<BookLocks.Part> complete, Optional<BookLocks.Part> relation) {
    return relation.map(complete::contains).orElse(true);
  }

  private static Map<PaymentId, Integer> paidBefore(Collection<Payment> related) {
    Map<BookLocks.Part, Integer> soFar = new HashMap<>();
    Map<PaymentId, Integer> before = new HashMap<>();
    List<Payment> inTime = related.stream().sorted(BY_TIME).toList();
    for (Payment payment : inTime) {
      Optional<BookLocks.Part> subscription = subscription(payment);
      if (subscription.isPresent()) {
        int count = soFar.getOrDefault(subscription.get(), 0);
        before.put(payment.id(), count);
        soFar.put(subscription.get(), count + (isPeriod(payment) ? 1 : 0));
      }
    }
    return before;
  }

  /**
   * Whether it paid for a period of the subscription. What a change between two of them costs does
   * not, nor an invoice that somebody wrote beside them.
   */
  private static boolean isPeriod(Payment payment) {
    return payment.status() == Payment.Status.PAID
        && switch (payment.purpose()) {
          case SUBSCRIPTION, RENEWAL -> true;
          case ONE_OFF, TRIAL, SUBSCRIPTION_CHANGE, GOAL -> false;
        };
  }

  /** Invoices that were paid by an intent nobody has told of. */
  private static Set<Likeness> openInvoices(Collection<Payment> related) {
    Set<Likeness> open = new HashSet<>();
    for (Payment payment : related) {
      boolean isOpen =
          payment.stripe().invoice().isPresent()
              && payment.stripe().paymentIntent().isEmpty()
              && payment.stripe().charge().isEmpty();
      if (isOpen) {
        Money awaited = payment.amount().minus(payment.outside());
        likeness(payment, awaited).ifPresent(open::add);
      }
    }
    return open;
  }

  /** An intent or charge that names neither a session nor an invoice. */
  private static boolean isMoneyAlone(Payment payment) {
    return payment.stripe().session().isEmpty() && payment.stripe().invoice().isEmpty();
  }

  private static Optional<Likeness> likeness(Payment payment, Money amount) {
    return customer(payment)
        .filter(_ -> payment.status() == Payment.Status.PAID && !amount.isZero())
        .map(customer -> new Likeness(customer, amount));
  }

  private static Optional<BookLocks.Part> customer(Payment payment) {
    return Relations.customer(payment.account(), payment.stripe());
  }

  private static Optional<BookLocks.Part> subscription(Payment payment) {
    return Relations.subscription(payment.account(), payment.stripe());
  }
}
