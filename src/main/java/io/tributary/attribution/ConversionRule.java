package io.tributary.attribution;

import io.tributary.model.Conversion;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.StandardEvent;

/**
 * What a payment is called among conversions, how far it has come, and what it is worth now. The
 * first money of a subscription is its start, also when a trial came before; what follows are
 * purchases.
 */
final class ConversionRule {
  private ConversionRule() {}

  static StandardEvent event(Payment payment) {
    return switch (payment.purpose()) {
      case ONE_OFF, SUBSCRIPTION_CHANGE -> StandardEvent.PURCHASE;
      case SUBSCRIPTION -> StandardEvent.SUBSCRIBE;
      case RENEWAL ->
          payment.place().paidBefore() == 0 ? StandardEvent.SUBSCRIBE : StandardEvent.PURCHASE;
      case TRIAL -> StandardEvent.START_TRIAL;
    };
  }

  static Conversion.Status status(Payment payment) {
    return switch (payment.status()) {
      case PENDING -> Conversion.Status.PENDING;
      case FAILED -> Conversion.Status.FAILED;
      case FREE -> Conversion.Status.FREE;
      case PAID -> paid(payment.gross(), payment.net());
    };
  }

  /** The value after refunds and disputes; 0 while nothing is paid. */
  static Money current(Payment payment) {
    return payment.net();
  }

  private static Conversion.Status paid(Money gross, Money net) {
    if (net.equals(gross)) {
      return Conversion.Status.CONFIRMED;
    }
    return net.minorUnits() > 0 ? Conversion.Status.REDUCED : Conversion.Status.RETRACTED;
  }
}
