package io.tributary.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One money and its signed entries.
 *
 * @param purpose what was bought
 * @param amount what was asked for, also while nothing is paid yet
 * @param occurredAt when it was paid, or while it isn't, when it was ordered
 * @param test whether it is test data, never mixed with live totals
 * @param checkout the session, where one told of it
 */
public record Payment(
    PaymentId id,
    AccountId account,
    Purpose purpose,
    Status status,
    Money amount,
    List<Entry> entries,
    Instant occurredAt,
    boolean test,
    StripeIds stripe,
    Optional<Checkout> checkout) {
  /** What was bought. */
  public enum Purpose {
    ONE_OFF,
    SUBSCRIPTION,
    TRIAL
  }

  /** Where the money is. */
  public enum Status {
    PENDING,
    PAID,
    FAILED,
    FREE
  }

  public Payment {
    entries = List.copyOf(entries);
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
