package io.tributary.model;

import java.util.Set;

/** A number of the money report: which lines of the books make it up. */
public enum Measure {
  GROSS(1, false),
  REFUNDED(-1, false),
  DISPUTED(-1, false),
  FEES(-1, true),
  NET(1, true);

  private final int sign;
  private final boolean holdsFees;

  Measure(int sign, boolean holdsFees) {
    this.sign = sign;
    this.holdsFees = holdsFees;
  }

  /** 1 where money towards the merchant counts as more, -1 where it counts as less. */
  public int sign() {
    return sign;
  }

  /** Whether Stripe's fees are in it. */
  public boolean holdsFees() {
    return holdsFees;
  }

  /** The entries that are in it. */
  public Set<Entry.Kind> kinds() {
    return switch (this) {
      case GROSS -> Set.of(Entry.Kind.PAYMENT);
      case REFUNDED -> Set.of(Entry.Kind.REFUND, Entry.Kind.REFUND_FAILED);
      case DISPUTED -> Set.of(Entry.Kind.DISPUTE_WITHDRAWN, Entry.Kind.DISPUTE_REINSTATED);
      case FEES -> Set.of();
      case NET -> Set.of(Entry.Kind.values());
    };
  }

  /** What a payment adds to this number in a period and currency. */
  public Money of(Payment payment, Period period, Currency currency) {
    Set<Entry.Kind> kinds = kinds();
    Money sum = Money.zero(currency);
    for (Entry entry : payment.entries()) {
      if (kinds.contains(entry.kind())
          && period.contains(entry.at())
          && entry.amount().currency().equals(currency)) {
        sum = sum.plus(entry.amount());
      }
    }
    for (Fee fee : payment.fees()) {
      if (holdsFees && period.contains(fee.at()) && fee.amount().currency().equals(currency)) {
        sum = sum.minus(fee.amount());
      }
    }
    return sign < 0 ? sum.negated() : sum;
  }
}
