package io.tributary.attribution;

import io.tributary.model.Entry;
import io.tributary.model.Fee;
import io.tributary.model.Money;
import io.tributary.model.Order.Breakdown;
import io.tributary.model.Payment;
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
 * <p>The value is the amount of the payment less what the site doesn't count, never below 0: tax
 * and shipping as Stripe tells them, or the fees of the payment itself, which those of its disputes
 * are not. What isn't told, or is told in another currency, is not guessed: then the value is the
 * whole amount, and the valuation says why.
 *
 * <p>Refunds and disputes reduce it in the proportion in which they reduce the money: current =
 * value × net ÷ gross, in whole minor units, rounded once, half up. So nothing refunded leaves the
 * value as it is, and a full refund leaves exactly 0.
 *
 * @param value the original value
 * @param current what is left of it; 0 while nothing is paid
 */
record Worth(Money value, Money current, Valuation valuation) {
  /** What isn't counted, or why that isn't known. */
  private record Part(long minorUnits, Valuation valuation) {}

  static Worth of(Payment payment, SiteRules rules) {
    Optional<Money> predicted =
        payment.purpose() == Payment.Purpose.TRIAL
            ? rules.prediction(payment.amount().currency())
            : Optional.empty();
    return predicted
        .map(money -> new Worth(money, money, Valuation.PREDICTED))
        .orElseGet(() -> paid(payment, rules));
  }

  private static Worth paid(Payment payment, SiteRules rules) {
    Part part =
        switch (rules.basis()) {
          case GROSS -> new Part(0, Valuation.GROSS);
          case WITHOUT_TAX -> tax(payment, Valuation.WITHOUT_TAX, 0);
          case WITHOUT_TAX_AND_SHIPPING ->
              tax(payment, Valuation.WITHOUT_TAX_AND_SHIPPING, shipping(payment));
          case NET_OF_FEE -> fee(payment);
        };
    Money amount = payment.amount();
    Money value =
        new Money(Math.max(0, amount.minorUnits() - part.minorUnits()), amount.currency());
    return new Worth(value, current(payment, amount, value), part.valuation());
  }

  private static Part tax(Payment payment, Valuation asked, long more) {
    if (payment.amount().isZero()) {
      return new Part(0, asked);
    }
    return breakdown(payment)
        .tax()
        .map(tax -> new Part(tax + more, asked))
        .orElse(new Part(0, Valuation.GROSS_TAX_NOT_TOLD));
  }

  /** Where no shipping is told, nothing was shipped. */
  private static long shipping(Payment payment) {
    return breakdown(payment).shipping().orElse(0L);
  }

  private static Breakdown breakdown(Payment payment) {
    return payment.order().map(order -> order.breakdown()).orElse(Breakdown.UNKNOWN);
  }

  private static Part fee(Payment payment) {
    List<Money> fees = fees(payment);
    if (payment.amount().isZero()) {
      return new Part(0, Valuation.NET_OF_FEE);
    }
    if (fees.isEmpty()) {
      return new Part(0, Valuation.GROSS_FEE_NOT_TOLD);
    }
    boolean isOther =
        fees.stream().anyMatch(fee -> !fee.currency().equals(payment.amount().currency()));
    return isOther
        ? new Part(0, Valuation.GROSS_FEE_IN_OTHER_CURRENCY)
        : new Part(fees.stream().mapToLong(Money::minorUnits).sum(), Valuation.NET_OF_FEE);
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
  private static long share(long value, long net, long gross) {
    return BigDecimal.valueOf(value)
        .multiply(BigDecimal.valueOf(net))
        .divide(BigDecimal.valueOf(gross), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
