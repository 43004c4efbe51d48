package io.tributary.storage;

import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What a table holds of parts of payments, several rows each: written whole in the place of what
 * was there, and read for many payments at once.
 *
 * @param delete removes those of {@code :payments}
 * @param insert adds a row, whose components it names
 * @param select reads those of {@code :payments}, in their order
 */
record PaymentParts<R extends Record & PaymentParts.Row<P>, P>(
    Class<R> type, String delete, String insert, String select) {
  /** A row of one part, a record. */
  interface Row<P> {
    UUID paymentId();

    P part();
  }

  void replace(
      Transaction transaction, Collection<Payment> payments, Function<Payment, Stream<R>> rows) {
    transaction
        .handle()
        .createUpdate(delete)
        .bindArray(
            "payments", UUID.class, payments.stream().map(each -> each.id().value()).toArray())
        .execute();
    List<R> all = payments.stream().flatMap(rows).toList();
    if (all.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(insert)) {
      all.forEach(row -> batch.bindMap(RecordValues.of(row)).add());
      batch.execute();
    }
  }

  Map<PaymentId, List<P>> of(Transaction transaction, Collection<PaymentId> payments) {
    return transaction
        .handle()
        .createQuery(select)
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .map(RecordMapper.of(type))
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> new PaymentId(row.paymentId()),
                Collectors.mapping(Row::part, Collectors.toList())));
  }
}
