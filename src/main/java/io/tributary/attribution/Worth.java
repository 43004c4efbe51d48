package io.tributary.attribution;

import io.tributary.model.Entry;
import io.tributary.model.Fee;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Order.Breakdown;
import io.tributary.model.Payment;
import io.tributary.model.Reported;
import io.tributary.model.SiteRules;
import io.tributary.model.Valuation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a payment is worth by a site's rules.
 *
 * <p>The value is the amount of the payment less what the site doesn't count, never below 0: the
 * fees of the payment itself, which those of its disputes are not, or tax and shipping as Stripe
 * tells them. These are told of a total, of which credit or a capture of a part may have left less
 * to pay: value = paid × (total − tax − shipping) ÷ total, rounded once, half up. What isn't told,
 * or is told in another currency, is not guessed: then the value is the whole amount, and the
 * valuation says why.
 *
 * <p>Refunds and disputes reduce it in the proportion in which they reduce the money: current =
 * value × net ÷ gross, in whole minor units, rounded once, half up. So nothing refunded leaves the
 * value as it is, and a full refund leaves exactly 0.
 *
 * @param value the original value
 * @param current what is left of it; 0 while nothing is paid
 */
record Worth(Money value, Money current, Valuation valuation) {
  /** What is counted, or all of it and why no less is known. */
  private record Counted(long minorUnits, Valuation valuation) {}

  static Worth of(Payment payment, SiteRules rules) {
    if (payment.purpose() == Payment.Purpose.GOAL) {
      Money told =
          payment
              .order()
              .flatMap(Order::reported)
              .flatMap(Reported::worth)
              .orElse(payment.amount());
      return new Worth(told, told, Valuation.TOLD);
    }
    Optional<Money> predicted =
        payment.purpose() == Payment.Purpose.TRIAL
            ? rules.prediction(payment.amount().currency())
            : Optional.empty();
    return predicted
        .map(money -> new Worth(money, money, Valuation.PREDICTED))
        .orElseGet(() -> paid(payment, rules));
  }

  private static Worth paid(Payment payment, SiteRules rules) {
    Money amount = payment.amount();
    Counted counted =
        switch (rules.basis()) {
          case GROSS -> new Counted(amount.minorUnits(), Valuation.GROSS);
          case WITHOUT_TAX -> untaxed(payment, Valuation.WITHOUT_TAX, 0);
          case WITHOUT_TAX_AND_SHIPPING ->
              untaxed(payment, Valuation.WITHOUT_TAX_AND_SHIPPING, shipping(payment));
          case NET_OF_FEE -> withoutFee(payment);
        };
    Money value = new Money(Math.max(0, counted.minorUnits()), amount.currency());
    return new Worth(value, current(payment, amount, value), counted.valuation());
  }

  private static Counted untaxed(Payment payment, Valuation asked, long more) {
    Money amount = payment.amount();
    if (amount.isZero()) {
      return new Counted(0, asked);
    }
    Breakdown parts = breakdown(payment);
    Optional<Long> total =
        parts
            .total()
            .filter(whole -> whole.currency().equals(amount.currency()))
            .map(Money::minorUnits)
            .filter(whole -> whole > 0);
    if (parts.tax().isEmpty() || total.isEmpty()) {
      return new Counted(amount.minorUnits(), Valuation.GROSS_TAX_NOT_TOLD);
    }
    long rest = Math.clamp(total.get() - parts.tax().get() - more, 0, total.get());
    return new Counted(share(amount.minorUnits(), rest, total.get()), asked);
  }

  /** Where no shipping is told, nothing was shipped. */
  private static long shipping(Payment payment) {
    return breakdown(payment).shipping().orElse(0L);
  }

  private static Breakdown breakdown(Payment payment) {
    return payment.order().map(order -> order.breakdown()).orElse(Breakdown.UNKNOWN);
  }

  private static Counted withoutFee(Payment payment) {
    List<Money> fees = fees(payment);
    long paid = payment.amount().minorUnits();
    if (payment.amount().isZero()) {
      return new Counted(0, Valuation.NET_OF_FEE);
    }
    if (fees.isEmpty()) {
      return new Counted(paid, Valuation.GROSS_FEE_NOT_TOLD);
    }
    boolean isOther =
        fees.stream().anyMatch(fee -> !fee.currency().equals(payment.amount().currency()));
    return isOther
        ? new Counted(paid, Valuation.GROSS_FEE_IN_OTHER_CURRENCY)
        : new Counted(
            paid - fees.stream().mapToLong(Money::minorUnits).sum(), Valuation.NET_OF_FEE);
  }

  /** A dispute's fee is told with the movement that its entry names. */
  private static List<Money> fees(Payment payment) {
    Set<String> disputes =
        payment.entries().stream()
            .filter(
                entry ->
                    switch (entry.kind()) {
                      case DISPUTE_WITHDRAWN, DISPUTE_REINSTATED -> true;
                      case PAYMENT, REFUND, REFUND_FAILED -> false;
                    })
            .map(Entry::reference)
            .collect(Collectors.toSet());
    return payment.fees().stream()
        .filter(fee -> !disputes.contains(fee.movement()))
        .map(Fee::amount)
        .toList();
  }

  private static Money current(Payment payment, Money amount, Money value) {
    Money net = payment.net();
    if (value.equals(amount)) {
      return net;
    }
    long gross = payment.gross().minorUnits();
    return new Money(
        gross == 0 ? 0 : share(value.minorUnits(), net.minorUnits(), gross), amount.currency());
  }

  /** Of twelve digits each, the product doesn't fit a long. */
  private static long share(long value, long part, long whole) {
    return BigDecimal.valueOf(value)
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
