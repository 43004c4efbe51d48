package io.tributary.storage;

import io.tributary.storage.PaymentTable.Due;
import java.time.Duration;
import java.util.List;

/** Takes payments that are to be attributed; {@link PaymentTable} writes what became of them. */
public final class PaymentQueue {
  private final PaymentDetails details;
  private final EntryTable entries;
  private final FeeTable fees;

  PaymentQueue(Vault vault, EntryTable entries, FeeTable fees) {
    this.details = new PaymentDetails(vault);
    this.entries = entries;
    this.fees = fees;
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

  /** Whether that many payments, or more, wait for their attribution. */
  public boolean isLongerThan(Transaction transaction, int many) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT count(*) FROM (SELECT FROM payments
                  WHERE attributed_revision < revision
                    AND failed_revision IS DISTINCT FROM revision LIMIT :many) AS waiting
                """)
            .bind("many", many)
            .mapTo(Integer.class)
            .one()
        >= many;
  }

  private List<Due> due(Transaction transaction, List<PaymentRow> rows) {
    PaymentLines lines = PaymentLines.of(transaction, rows, entries, fees);
    return rows.stream().map(row -> new Due(details.open(row, lines), row.revision())).toList();
  }
}
