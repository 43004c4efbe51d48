package io.tributary.storage;

import io.tributary.model.Currency;
import io.tributary.model.Fee;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code fees}: what Stripe took of each payment. */
public final class FeeTable {
  private static final String INSERT =
      """
      INSERT INTO fees (payment_id, movement, amount, currency, occurred_at, account_id, test)
      VALUES (:paymentId, :movement, :amount, :currency, :occurredAt, :accountId, :test)
      """;

  /** Writes the payments' fees in the place of what was there. */
  void replace(Transaction transaction, Collection<Payment> payments) {
    transaction
        .handle()
        .createUpdate("DELETE FROM fees WHERE payment_id = ANY(:payments)")
        .bindArray(
            "payments", UUID.class, payments.stream().map(each -> each.id().value()).toArray())
        .execute();
    List<Row> rows =
        payments.stream()
            .flatMap(payment -> payment.fees().stream().map(fee -> Row.of(payment, fee)))
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(INSERT)) {
      rows.forEach(row -> batch.bindMap(RecordValues.of(row)).add());
      batch.execute();
    }
  }

  /** The fees of each payment, oldest first. */
  Map<PaymentId, List<Fee>> ofPayments(Transaction transaction, Collection<PaymentId> payments) {
    Map<PaymentId, List<Fee>> fees = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT payment_id, movement, amount, currency, occurred_at, account_id, test
            FROM fees WHERE payment_id = ANY(:payments) ORDER BY occurred_at, movement
            """)
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .map(RecordMapper.of(Row.class))
        .forEach(
            row ->
                fees.computeIfAbsent(new PaymentId(row.paymentId()), id -> new ArrayList<>())
                    .add(row.toFee()));
    return fees;
  }

  /** One row, component for column. */
  record Row(
      UUID paymentId,
      String movement,
      long amount,
      String currency,
      Instant occurredAt,
      String accountId,
      boolean test) {
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

    Fee toFee() {
      return new Fee(movement, new Money(amount, new Currency(currency)), occurredAt);
    }
  }
}
