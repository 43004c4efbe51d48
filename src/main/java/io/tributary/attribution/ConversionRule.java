package io.tributary.attribution;

import io.tributary.model.Conversion;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.StandardEvent;

/** What a payment is called among conversions, how far it has come, and what it is worth now. */
final class ConversionRule {
  private ConversionRule() {}

  static StandardEvent event(Payment payment) {
    return switch (payment.purpose()) {
      case ONE_OFF -> StandardEvent.PURCHASE;
      case SUBSCRIPTION -> StandardEvent.SUBSCRIBE;
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
