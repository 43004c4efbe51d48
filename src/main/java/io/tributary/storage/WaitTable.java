package io.tributary.storage;

import io.tributary.model.ClickId;
import io.tributary.model.PaymentId;
import java.util.Optional;

/** Table {@code waits}: payments that name a click nobody has reported so far. */
public final class WaitTable {
  /** Notes what a payment waits for now, instead of what it waited for before. */
  public void replace(Transaction transaction, PaymentId payment, Optional<ClickId> awaited) {
    transaction
        .handle()
        .createUpdate("DELETE FROM waits WHERE payment_id = :payment")
        .bind("payment", payment.value())
        .execute();
    awaited.ifPresent(click -> insert(transaction, payment, click));
  }

  /** Removes what payments wait for that were joined into another. */
  public void deleteOfFormer(Transaction transaction, PaymentId surviving) {
    transaction
        .handle()
        .createUpdate(
            """
            DELETE FROM waits WHERE payment_id IN
              (SELECT id FROM former_payments WHERE payment_id = :surviving)
            """)
        .bind("surviving", surviving.value())
        .execute();
  }

  /** Removes what payments wait for that no longer exist. */
  public void deleteWithoutPayment(Transaction transaction) {
    transaction
        .handle()
        .execute("DELETE FROM waits WHERE NOT EXISTS (SELECT FROM payments WHERE id = payment_id)");
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
