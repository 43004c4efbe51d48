package io.tributary.storage;

import io.tributary.model.PaymentId;
import java.util.List;

/** A payment that can't be read, or on which the work fails, whatever the state of the database. */
public final class FailedPayment extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient PaymentId payment;
  private final boolean isAlone;

  public FailedPayment(PaymentId payment, RuntimeException cause) {
    this(payment, true, cause);
  }

  private FailedPayment(PaymentId payment, boolean isAlone, RuntimeException cause) {
    super("payment " + payment + (isAlone ? "" : " or another") + " can't be worked on", cause);
    this.payment = payment;
    this.isAlone = isAlone;
  }

  /** The work fails on one of several; which one isn't known when there is more than one. */
  public static FailedPayment oneOf(List<PaymentId> payments, RuntimeException cause) {
    return new FailedPayment(payments.getFirst(), payments.size() == 1, cause);
  }

  public PaymentId payment() {
    return payment;
  }

  /** Whether it is this one for certain. */
  public boolean isAlone() {
    return isAlone;
  }
}
