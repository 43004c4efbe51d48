package io.tributary.storage;

import io.tributary.model.Currency;
import io.tributary.model.Entry;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Table {@code entries}: the signed lines of each payment. */
public final class EntryTable {
  private static final String INSERT =
      """
      INSERT INTO entries (payment_id, kind, reference, amount, currency, occurred_at, event_id,
        account_id, test)
      VALUES (:paymentId, :kind, :reference, :amount, :currency, :occurredAt, :eventId,
        :accountId, :test)
      """;
  private static final String SELECT =
      """
      SELECT payment_id, kind, reference, amount, currency, occurred_at, event_id, account_id,
        test
      FROM entries WHERE payment_id = ANY(:payments)
      ORDER BY occurred_at, kind, reference
      """;
  private static final PaymentParts<Row, Entry> PARTS =
      new PaymentParts<>(
          Row.class, "DELETE FROM entries WHERE payment_id = ANY(:payments)", INSERT, SELECT);

  /** Writes the payments' lines in the place of what was there. */
  void replace(Transaction transaction, Collection<Payment> payments) {
    PARTS.replace(
        transaction,
        payments,
        payment -> payment.entries().stream().map(part -> Row.of(payment, part)));
  }

  /** The lines of each payment, oldest first. */
  Map<PaymentId, List<Entry>> ofPayments(Transaction transaction, Collection<PaymentId> payments) {
    return PARTS.of(transaction, payments);
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
      boolean test)
      implements PaymentParts.Row<Entry> {
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

    @Override
    public Entry part() {
      return new Entry(
          kind, reference, new Money(amount, new Currency(currency)), occurredAt, eventId);
    }
  }
}
