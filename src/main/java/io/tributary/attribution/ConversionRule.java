package io.tributary.attribution;

import io.tributary.model.Conversion;
import io.tributary.model.ConversionId;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.Reported;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.model.StandardEvent;

/**
 * What a payment is called among conversions, how far it has come, what it is worth now, and
 * whether it is told.
 */
final class ConversionRule {
  private ConversionRule() {}

  static Conversion apply(SiteRules rules, SiteId site, Payment payment, Matching.Outcome outcome) {
    Worth worth = Worth.of(payment, rules);
    return new Conversion(
        ConversionId.of(payment.id()),
        payment.id(),
        site,
        event(rules, payment),
        status(payment),
        worth.value(),
        worth.current(),
        worth.valuation(),
        rules.exclusion(payment),
        payment.occurredAt(),
        payment.test(),
        outcome.match(),
        outcome.credited());
  }

  /** Who tells of something beside Stripe's money says what it is. */
  private static StandardEvent event(SiteRules rules, Payment payment) {
    return payment
        .order()
        .filter(_ -> payment.isOfDoor())
        .flatMap(Order::reported)
        .map(Reported::event)
        .orElseGet(() -> rules.event(SiteRules.Occasion.of(payment)));
  }

  private static Conversion.Status status(Payment payment) {
    return switch (payment.status()) {
      case PENDING -> Conversion.Status.PENDING;
      case FAILED -> Conversion.Status.FAILED;
      case FREE -> Conversion.Status.FREE;
      case PAID -> paid(payment.gross(), payment.net());
    };
  }

  private static Conversion.Status paid(Money gross, Money net) {
    if (net.equals(gross)) {
      return Conversion.Status.CONFIRMED;
    }
    return net.minorUnits() > 0 ? Conversion.Status.REDUCED : Conversion.Status.RETRACTED;
  }
}
