package io.tributary.storage;

import io.tributary.model.ClickId;
import io.tributary.model.PaymentId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code waits}: payments that name a click nobody has reported so far. */
public final class WaitTable {
  /**
   * Notes what payments wait for now, instead of what they waited for before.
   *
   * @param payments all that were looked at, with ids they had before
   */
  public void replace(
      Transaction transaction, Collection<PaymentId> payments, Map<PaymentId, ClickId> awaited) {
    transaction
        .handle()
        .createUpdate("DELETE FROM waits WHERE payment_id = ANY(:payments)")
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .execute();
    if (awaited.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch("INSERT INTO waits (click_id, payment_id) VALUES (:click, :payment)")) {
      awaited.forEach(
          (payment, click) ->
              batch.bind("click", click.value()).bind("payment", payment.value()).add());
      batch.execute();
    }
  }

  /** Removes what payments wait for that no longer exist. */
  public void deleteWithoutPayment(Transaction transaction) {
    transaction
        .handle()
        .execute("DELETE FROM waits WHERE NOT EXISTS (SELECT FROM payments WHERE id = payment_id)");
  }
}
