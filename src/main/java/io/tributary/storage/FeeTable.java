package io.tributary.storage;

import io.tributary.model.Currency;
import io.tributary.model.Fee;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Table {@code fees}: what Stripe took of each payment. */
public final class FeeTable {
  private static final String INSERT =
      """
      INSERT INTO fees (payment_id, movement, amount, currency, occurred_at, account_id, test)
      VALUES (:paymentId, :movement, :amount, :currency, :occurredAt, :accountId, :test)
      """;
  private static final String SELECT =
      """
      SELECT payment_id, movement, amount, currency, occurred_at, account_id, test
      FROM fees WHERE payment_id = ANY(:payments) ORDER BY occurred_at, movement
      """;
  private static final PaymentParts<Row, Fee> PARTS =
      new PaymentParts<>(
          Row.class, "DELETE FROM fees WHERE payment_id = ANY(:payments)", INSERT, SELECT);

  /** Writes the payments' fees in the place of what was there. */
  void replace(Transaction transaction, Collection<Payment> payments) {
    PARTS.replace(
        transaction,
        payments,
        payment -> payment.fees().stream().map(part -> Row.of(payment, part)));
  }

  /** The fees of each payment, oldest first. */
  Map<PaymentId, List<Fee>> ofPayments(Transaction transaction, Collection<PaymentId> payments) {
    return PARTS.of(transaction, payments);
  }

  /** One row, component for column. */
  record Row(
      UUID paymentId,
      String movement,
      long amount,
      String currency,
      Instant occurredAt,
      String accountId,
      boolean test)
      implements PaymentParts.Row<Fee> {
    static Row of(Payment payment, Fee fee) {
      return new Row(
          payment.id().value(),
          fee.movement(),
          fee.amount().minorUnits(),
          fee.amount().currency().code(),
          fee.at(),
          payment.account().value(),
          payment.test());
    }

    @Override
    public Fee part() {
      return new Fee(movement, new Money(amount, new Currency(currency)), occurredAt);
    }
  }
}
