package io.tributary.storage;

import io.tributary.model.ClickId;
import io.tributary.model.PaymentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code waits}: payments that name a click nobody has reported so far. */
public final class WaitTable {
  /** Payments whose awaited click has come; locked rows of other workers are passed over. */
  public List<PaymentId> arrived(Transaction transaction, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT waits.payment_id FROM waits JOIN clicks ON clicks.id = waits.click_id
            ORDER BY waits.payment_id LIMIT :most FOR UPDATE OF waits SKIP LOCKED
            """)
        .bind("most", most)
        .mapTo(UUID.class)
        .map(PaymentId::new)
        .list();
  }

  /** Notes what a payment waits for now, instead of what it waited for before. */
  public void replace(Transaction transaction, PaymentId payment, Optional<ClickId> awaited) {
    transaction
        .handle()
        .createUpdate("DELETE FROM waits WHERE payment_id = :payment")
        .bind("payment", payment.value())
        .execute();
    awaited.ifPresent(click -> insert(transaction, payment, click));
  }

  private static void insert(Transaction transaction, PaymentId payment, ClickId click) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO waits (click_id, payment_id) VALUES (:click, :payment) ON CONFLICT DO NOTHING")
        .bind("click", click.value())
        .bind("payment", payment.value())
        .execute();
  }
}
