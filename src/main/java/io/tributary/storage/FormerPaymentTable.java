package io.tributary.storage;

import io.tributary.model.PaymentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code former_payments}: ids of payments that were joined into another. */
public final class FormerPaymentTable {
  /** From now on each id means that payment, and whatever meant it means it too. */
  public void record(Transaction transaction, Map<PaymentId, PaymentId> survivors) {
    forEach(
        transaction,
        survivors,
        "UPDATE former_payments SET payment_id = :now WHERE payment_id = :former");
    forEach(
        transaction,
        survivors,
        """
        INSERT INTO former_payments (id, payment_id) VALUES (:former, :now)
        ON CONFLICT (id) DO UPDATE SET payment_id = EXCLUDED.payment_id
        """);
  }

  private static void forEach(
      Transaction transaction, Map<PaymentId, PaymentId> survivors, String sql) {
    try (PreparedBatch batch = transaction.handle().prepareBatch(sql)) {
      survivors.forEach(
          (former, now) -> batch.bind("former", former.value()).bind("now", now.value()).add());
      batch.execute();
    }
  }

  /** An id that is a payment's own again means that payment. */
  public void forgetLiving(Transaction transaction) {
    transaction
        .handle()
        .execute("DELETE FROM former_payments WHERE id IN (SELECT id FROM payments)");
  }

  /** The payment that an old id means now. */
  public Optional<PaymentId> find(Transaction transaction, PaymentId former) {
    return transaction
        .handle()
        .createQuery("SELECT payment_id FROM former_payments WHERE id = :id")
        .bind("id", former.value())
        .mapTo(UUID.class)
        .findFirst()
        .map(PaymentId::new);
  }

  /** The ids that mean a payment beside its own. */
  public List<PaymentId> of(Transaction transaction, PaymentId payment) {
    return transaction
        .handle()
        .createQuery("SELECT id FROM former_payments WHERE payment_id = :payment ORDER BY id")
        .bind("payment", payment.value())
        .mapTo(UUID.class)
        .map(PaymentId::new)
        .list();
  }

  /** The ids that mean each of those payments beside its own; nothing for one without. */
  public Map<PaymentId, List<PaymentId>> ofAll(
      Transaction transaction, Collection<PaymentId> payments) {
    Map<PaymentId, List<PaymentId>> former = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            "SELECT id, payment_id FROM former_payments WHERE payment_id = ANY(:payments) ORDER BY id")
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .map(RecordMapper.of(Row.class))
        .forEach(
            row ->
                former
                    .computeIfAbsent(new PaymentId(row.paymentId()), id -> new ArrayList<>())
                    .add(new PaymentId(row.id())));
    return former;
  }

  /** One row, component for column. */
  record Row(UUID id, UUID paymentId) {}
}
