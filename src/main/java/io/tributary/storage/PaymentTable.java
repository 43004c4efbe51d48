package io.tributary.storage;

import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.storage.EchoTable.Echo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code payments}: the books, one row a money. */
public final class PaymentTable {
  private static final String SAVE =
      """
      INSERT INTO payments (id, account_id, purpose, status, currency, amount, outside, gross,
        refunded, disputed, net, occurred_at, test, session, invoice, payment_intent, charge, subscription,
        customer, payment_link, is_unlinked, paid_before, details, email_index, ref_index,
        is_of_door, stored_at)
      VALUES (:id, :accountId, :purpose, :status, :currency, :amount, :outside, :gross,
        :refunded, :disputed, :net, :occurredAt, :test, :session, :invoice, :paymentIntent, :charge,
        :subscription, :customer, :paymentLink, :isUnlinked, :paidBefore,
        CAST(:details AS bytea), CAST(:emailIndex AS bytea), CAST(:refIndex AS bytea),
        :isOfDoor, :storedAt)
      ON CONFLICT (id) DO UPDATE SET
        purpose = EXCLUDED.purpose, status = EXCLUDED.status, currency = EXCLUDED.currency,
        amount = EXCLUDED.amount, outside = EXCLUDED.outside, gross = EXCLUDED.gross, refunded = EXCLUDED.refunded,
        disputed = EXCLUDED.disputed, net = EXCLUDED.net, occurred_at = EXCLUDED.occurred_at,
        test = EXCLUDED.test, session = EXCLUDED.session, invoice = EXCLUDED.invoice,
        payment_intent = EXCLUDED.payment_intent, charge = EXCLUDED.charge,
        subscription = EXCLUDED.subscription, customer = EXCLUDED.customer,
        payment_link = EXCLUDED.payment_link, is_unlinked = EXCLUDED.is_unlinked,
        paid_before = EXCLUDED.paid_before, details = EXCLUDED.details,
        email_index = EXCLUDED.email_index, ref_index = EXCLUDED.ref_index,
        is_of_door = EXCLUDED.is_of_door, stored_at = EXCLUDED.stored_at, revision = payments.revision + 1
      """;
  private final PaymentDetails details;
  private final EntryTable entries;
  private final FeeTable fees;

  /** A payment whose books changed since it was attributed last. */
  public record Due(Payment payment, long revision) {}

  /**
   * A payment to be written.
   *
   * @param storedAt when its newest message was stored, by the database's clock
   */
  public record Folded(Payment payment, Instant storedAt) {}

  public PaymentTable(Vault vault, EntryTable entries, FeeTable fees) {
    this.details = new PaymentDetails(vault);
    this.entries = entries;
    this.fees = fees;
  }

  /** Writes payments with their entries and fees in the place of what was there. */
  public void save(Transaction transaction, List<Folded> folded) {
    if (folded.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(SAVE)) {
      folded.forEach(each -> add(batch, each));
      batch.execute();
    }
    List<Payment> payments = folded.stream().map(Folded::payment).toList();
    entries.replace(transaction, payments);
    fees.replace(transaction, payments);
  }

  private void add(PreparedBatch batch, Folded folded) {
    Payment payment = folded.payment();
    PaymentRow row = PaymentRow.of(payment, details.seal(payment), folded.storedAt());
    batch
        .bindMap(RecordValues.of(row))
        .bind("emailIndex", details.emailIndex(payment))
        .bind("refIndex", details.refIndex(payment))
        .bind("isOfDoor", payment.isOfDoor())
        .add();
  }

  /** Moves payments to other places among those they are related to. */
  public void move(Transaction transaction, Map<PaymentId, Payment.Place> places) {
    if (places.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                UPDATE payments SET is_unlinked = :isUnlinked, paid_before = :paidBefore,
                  revision = revision + 1
                WHERE id = :id
                """)) {
      places.forEach(
          (payment, place) ->
              batch
                  .bind("id", payment.value())
                  .bind("isUnlinked", place.isUnlinked())
                  .bind("paidBefore", place.paidBefore())
                  .add());
      batch.execute();
    }
  }

  /** Payments that are due again, though their books are as they were. */
  void wake(Transaction transaction, Collection<UUID> payments) {
    transaction
        .handle()
        .createUpdate("UPDATE payments SET revision = revision + 1 WHERE id = ANY(:payments)")
        .bindArray("payments", UUID.class, payments.toArray())
        .execute();
  }

  /**
   * Whatever inherits from the first payments of these subscriptions is due again; the caller has
   * locked them, or keeps all others away.
   */
  public void wakeHeirs(Transaction transaction, List<Echo> echoes) {
    if (echoes.isEmpty()) {
      return;
    }
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE payments SET revision = revision + 1
            WHERE session IS NULL AND ('subscription ' || subscription, account_id) IN
              (SELECT 'subscription ' || s, a FROM unnest(:subscriptions, :accounts) AS t (s, a))
            """)
        .bindArray("subscriptions", String.class, echoes.stream().map(Echo::subscription).toArray())
        .bindArray(
            "accounts", String.class, echoes.stream().map(e -> e.account().value()).toArray())
        .execute();
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

  /** Notes up to which revision payments are attributed. */
  public void markAttributed(Transaction transaction, List<Due> attributed) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE payments
            SET attributed_revision = done.revision, failed_revision = NULL, failure = NULL
            FROM unnest(:ids, :revisions) AS done (id, revision) WHERE payments.id = done.id
            """)
        .bindArray(
            "ids", UUID.class, attributed.stream().map(due -> due.payment().id().value()).toArray())
        .bindArray("revisions", Long.class, attributed.stream().map(Due::revision).toArray())
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
}
