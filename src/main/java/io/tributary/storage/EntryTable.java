package io.tributary.storage;

import io.tributary.model.Currency;
import io.tributary.model.Entry;
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

/** Table {@code entries}: the signed lines of each payment. */
public final class EntryTable {
  private static final String INSERT =
      """
      INSERT INTO entries (payment_id, kind, reference, amount, currency, occurred_at, event_id,
        account_id, test)
      VALUES (:paymentId, :kind, :reference, :amount, :currency, :occurredAt, :eventId,
        :accountId, :test)
      """;

  /** Writes the payments' lines in the place of what was there. */
  void replace(Transaction transaction, Collection<Payment> payments) {
    transaction
        .handle()
        .createUpdate("DELETE FROM entries WHERE payment_id = ANY(:payments)")
        .bindArray(
            "payments", UUID.class, payments.stream().map(each -> each.id().value()).toArray())
        .execute();
    List<Row> rows =
        payments.stream()
            .flatMap(payment -> payment.entries().stream().map(line -> Row.of(payment, line)))
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(INSERT)) {
      rows.forEach(row -> batch.bindMap(RecordValues.of(row)).add());
      batch.execute();
    }
  }

  /** The lines of each payment, oldest first. */
  Map<PaymentId, List<Entry>> ofPayments(Transaction transaction, Collection<PaymentId> payments) {
    Map<PaymentId, List<Entry>> entries = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT payment_id, kind, reference, amount, currency, occurred_at, event_id, account_id,
              test
            FROM entries WHERE payment_id = ANY(:payments)
            ORDER BY occurred_at, kind, reference
            """)
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .map(RecordMapper.of(Row.class))
        .forEach(
            row ->
                entries
                    .computeIfAbsent(new PaymentId(row.paymentId()), id -> new ArrayList<>())
                    .add(row.toEntry()));
    return entries;
  }

  /** One row, component for column. */
  record Row(
      UUID paymentId,
      Entry.Kind kind,
      String reference,
      long amount,
      String currency,
      Instant occurredAt,
      String eventId,
      String accountId,
      boolean test) {
    static Row of(Payment payment, Entry entry) {
      return new Row(
          payment.id().value(),
          entry.kind(),
          entry.reference(),
          entry.amount().minorUnits(),
          entry.amount().currency().code(),
          entry.at(),
          entry.eventId(),
          payment.account().value(),
          payment.test());
    }

    Entry toEntry() {
      return new Entry(
          kind, reference, new Money(amount, new Currency(currency)), occurredAt, eventId);
    }
  }
}
