package io.tributary.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One money and its signed entries.
 *
 * @param purpose what was bought
 * @param amount what was asked for, also while nothing is paid yet
 * @param outside what of the amount was paid outside of Stripe, so that no intent brings it
 * @param occurredAt when it was paid, or while it isn't, when it was ordered
 * @param test whether it is test data, never mixed with live totals
 * @param order all that Stripe's objects tell of it; empty where that can't be read back
 * @param fees what Stripe took, as far as it has told
 * @param place where it stands among the payments it is related to
 */
public record Payment(
    PaymentId id,
    AccountId account,
    Purpose purpose,
    Status status,
    Money amount,
    Money outside,
    List<Entry> entries,
    Instant occurredAt,
    boolean test,
    StripeIds stripe,
    Optional<Order> order,
    List<Fee> fees,
    Place place) {
  /** What was bought. */
  public enum Purpose {
    ONE_OFF,
    SUBSCRIPTION,
    TRIAL,
    RENEWAL,
    SUBSCRIPTION_CHANGE,
    /** Nothing: something was reached that moves no money, such as a lead. */
    GOAL
  }

  /** Where the money is. */
  public enum Status {
    PENDING,
    PAID,
    FAILED,
    FREE
  }

  /**
   * Where a payment stands among others.
   *
   * @param isUnlinked whether it may be the money of an invoice that is counted already, so that it
   *     is kept out of totals and deliveries until a message tells
   * @param paidBefore how many periods of the same subscription were paid before it, without what
   *     was paid for changes between them or by hand; 0 for the first, and outside of subscriptions
   */
  public record Place(boolean isUnlinked, int paidBefore) {
    /** Alone. */
    public static final Place ALONE = new Place(false, 0);
  }

  public Payment {
    entries = List.copyOf(entries);
    fees = List.copyOf(fees);
  }

  /** The same payment at another place. */
  public Payment at(Place other) {
    return new Payment(
        id,
        account,
        purpose,
        status,
        amount,
        outside,
        entries,
        occurredAt,
        test,
        stripe,
        order,
        fees,
        other);
  }

  /** Whether nobody but a door has told of it: Stripe's books don't hold it. */
  public boolean isOfDoor() {
    return order.filter(told -> told.source() == Order.Source.DOOR).isPresent();
  }

  /** Which renewal of its subscription it is, from 1; the first payment is none. */
  public Optional<Integer> renewal() {
    return purpose == Purpose.RENEWAL && place.paidBefore() > 0
        ? Optional.of(place.paidBefore())
        : Optional.empty();
  }

  /** All that was paid, before refunds and disputes. */
  public Money gross() {
    return sum(Entry.Kind.PAYMENT, Entry.Kind.PAYMENT);
  }

  /** What went back to the buyer, as a positive amount. */
  public Money refunded() {
    return sum(Entry.Kind.REFUND, Entry.Kind.REFUND_FAILED).negated();
  }

  /** What banks withdrew and did not reinstate, as a positive amount. */
  public Money disputed() {
    return sum(Entry.Kind.DISPUTE_WITHDRAWN, Entry.Kind.DISPUTE_REINSTATED).negated();
  }

  /** The sum of the entries. */
  public Money net() {
    Money sum = Money.zero(amount.currency());
    for (Entry entry : entries) {
      sum = sum.plus(entry.amount());
    }
    return sum;
  }

  private Money sum(Entry.Kind one, Entry.Kind other) {
    Money sum = Money.zero(amount.currency());
    for (Entry entry : entries) {
      if (entry.kind() == one || entry.kind() == other) {
        sum = sum.plus(entry.amount());
      }
    }
    return sum;
  }
}
