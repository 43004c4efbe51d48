package io.tributary.storage;

import io.tributary.model.PaymentId;

/** A payment that can't be read, or on which the work fails, whatever the state of the database. */
public final class FailedPayment extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient PaymentId payment;

  public FailedPayment(PaymentId payment, RuntimeException cause) {
    super("payment " + payment + " can't be worked on", cause);
    this.payment = payment;
  }

  public PaymentId payment() {
    return payment;
  }
}
