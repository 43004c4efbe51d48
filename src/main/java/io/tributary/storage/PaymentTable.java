package io.tributary.storage;

import io.tributary.model.Entry;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Table {@code payments}: the books, one row a money. */
public final class PaymentTable {
  private static final String SAVE =
      """
      INSERT INTO payments (id, account_id, purpose, status, currency, amount, gross, refunded,
        disputed, net, occurred_at, test, session, payment_intent, invoice, subscription, customer,
        payment_link, details, stored_at)
      VALUES (:id, :accountId, :purpose, :status, :currency, :amount, :gross, :refunded,
        :disputed, :net, :occurredAt, :test, :session, :paymentIntent, :invoice, :subscription,
        :customer, :paymentLink, :details, :storedAt)
      ON CONFLICT (id) DO UPDATE SET
        purpose = EXCLUDED.purpose, status = EXCLUDED.status, currency = EXCLUDED.currency,
        amount = EXCLUDED.amount, gross = EXCLUDED.gross, refunded = EXCLUDED.refunded,
        disputed = EXCLUDED.disputed, net = EXCLUDED.net, occurred_at = EXCLUDED.occurred_at,
        test = EXCLUDED.test, session = EXCLUDED.session,
        payment_intent = EXCLUDED.payment_intent, invoice = EXCLUDED.invoice,
        subscription = EXCLUDED.subscription, customer = EXCLUDED.customer,
        payment_link = EXCLUDED.payment_link, details = EXCLUDED.details,
        stored_at = EXCLUDED.stored_at, revision = payments.revision + 1
      """;
  private final PaymentDetails details;
  private final EntryTable entries;

  /** A payment whose books changed since it was attributed last. */
  public record Due(Payment payment, long revision) {}

  public PaymentTable(Vault vault, EntryTable entries) {
    this.details = new PaymentDetails(vault);
    this.entries = entries;
  }

  /**
   * Writes a payment and its entries in the place of what was there.
   *
   * @param storedAt when its newest message was stored, by the database's clock
   */
  public void save(Transaction transaction, Payment payment, Instant storedAt) {
    transaction
        .handle()
        .createUpdate(SAVE)
        .bindMap(RecordValues.of(PaymentRow.of(payment, details.seal(payment), storedAt)))
        .execute();
    entries.replace(transaction, payment.id(), payment.entries());
  }

  /** Removes payments that were joined into another. */
  public void delete(Transaction transaction, Collection<PaymentId> payments) {
    transaction
        .handle()
        .createUpdate("DELETE FROM payments WHERE id = ANY(:payments)")
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .execute();
  }

  /** Forgets all payments, to fold them again. */
  public void clear(Transaction transaction) {
    transaction.handle().execute("DELETE FROM payments");
  }

  public Optional<Payment> find(Transaction transaction, PaymentId id) {
    return Optional.ofNullable(findAll(transaction, List.of(id)).get(id));
  }

  /** Those of the payments that exist. */
  public Map<PaymentId, Payment> findAll(Transaction transaction, Collection<PaymentId> ids) {
    List<PaymentRow> rows =
        transaction
            .handle()
            .createQuery(PaymentRow.COLUMNS + "WHERE id = ANY(:ids)")
            .bindArray("ids", UUID.class, ids.stream().map(PaymentId::value).toArray())
            .map(RecordMapper.of(PaymentRow.class))
            .list();
    return shown(transaction, rows).stream()
        .collect(Collectors.toMap(Payment::id, payment -> payment));
  }

  /**
   * Takes payments that wait for their attribution, oldest first; those of other workers are passed
   * over. One stored in the future, by more than a minute, waits for nothing: the clock went back.
   *
   * @throws FailedPayment when one can't be read back
   * @param patience how long a payment waits for clicks that were journalled before it, but aren't
   *     loaded yet
   */
  public List<Due> claimDue(Transaction transaction, Duration patience, int most) {
    return due(
        transaction,
        transaction
            .handle()
            .createQuery(
                PaymentRow.COLUMNS
                    + """
                    WHERE attributed_revision < revision
                      AND failed_revision IS DISTINCT FROM revision
                      AND (stored_at < clock_timestamp() - :millis * interval '1 millisecond'
                        OR stored_at > clock_timestamp() + interval '1 minute'
                        OR NOT EXISTS (SELECT FROM journals
                          WHERE alive_until > clock_timestamp() AND drained_at < stored_at))
                    ORDER BY stored_at LIMIT :most FOR UPDATE SKIP LOCKED
                    """)
            .bind("millis", patience.toMillis())
            .bind("most", most)
            .map(RecordMapper.of(PaymentRow.class))
            .list());
  }

  /**
   * Takes payments whose awaited click has come; those of other workers are passed over.
   *
   * <p>Only the payment is locked: its row in {@code waits} is written by whoever holds it.
   */
  public List<Due> claimArrived(Transaction transaction, int most) {
    return due(
        transaction,
        transaction
            .handle()
            .createQuery(
                PaymentRow.COLUMNS
                    + """
                    WHERE id IN (SELECT waits.payment_id FROM waits
                      JOIN clicks ON clicks.id = waits.click_id)
                      AND failed_revision IS DISTINCT FROM revision
                    ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED
                    """)
            .bind("most", most)
            .map(RecordMapper.of(PaymentRow.class))
            .list());
  }

  /** Notes up to which revision a payment is attributed. */
  public void markAttributed(Transaction transaction, PaymentId payment, long revision) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE payments
            SET attributed_revision = :revision, failed_revision = NULL, failure = NULL
            WHERE id = :id
            """)
        .bind("revision", revision)
        .bind("id", payment.value())
        .execute();
  }

  /** Passes a payment over from now on, until its books change. */
  public void setAside(Transaction transaction, PaymentId payment, String reason) {
    transaction
        .handle()
        .createUpdate(
            "UPDATE payments SET failed_revision = revision, failure = :reason WHERE id = :id")
        .bind("reason", reason)
        .bind("id", payment.value())
        .execute();
  }

  /** One page of payments, newest first. */
  public List<Payment> list(Transaction transaction, PaymentFilter filter, PageRequest page) {
    List<PaymentRow> rows =
        transaction
            .handle()
            .createQuery(PaymentRow.COLUMNS + PaymentFilter.WHERE)
            .bindMethods(filter)
            .bindMethods(page)
            .map(RecordMapper.of(PaymentRow.class))
            .list();
    return shown(transaction, rows);
  }

  private List<Due> due(Transaction transaction, List<PaymentRow> rows) {
    Map<PaymentId, List<Entry>> lines = lines(transaction, rows);
    return rows.stream().map(row -> new Due(details.open(row, lines), row.revision())).toList();
  }

  private List<Payment> shown(Transaction transaction, List<PaymentRow> rows) {
    Map<PaymentId, List<Entry>> lines = lines(transaction, rows);
    return rows.stream().map(row -> details.show(row, lines)).toList();
  }

  private Map<PaymentId, List<Entry>> lines(Transaction transaction, List<PaymentRow> rows) {
    return entries.ofPayments(
        transaction, rows.stream().map(row -> new PaymentId(row.id())).toList());
  }
}
