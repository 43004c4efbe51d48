package io.tributary.storage;

import io.tributary.model.PaymentId;
import java.util.Optional;

/** Why payments were set aside by their attribution; written by {@link PaymentTable}. */
public final class PaymentFailures {
  private PaymentFailures() {}

  /** The reason, if the payment is set aside. */
  public static Optional<String> find(Transaction transaction, PaymentId payment) {
    return transaction
        .handle()
        .createQuery("SELECT failure FROM payments WHERE id = :id AND failed_revision = revision")
        .bind("id", payment.value())
        .mapTo(String.class)
        .findOne();
  }

  /** How many payments are set aside. */
  public static long count(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "SELECT count(*) FROM payments WHERE failure IS NOT NULL AND failed_revision = revision")
        .mapTo(Long.class)
        .one();
  }
}
