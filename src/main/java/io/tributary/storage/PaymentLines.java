package io.tributary.storage;

import io.tributary.model.Entry;
import io.tributary.model.Fee;
import io.tributary.model.PaymentId;
import java.util.List;
import java.util.Map;

/** What belongs to payments and stands in tables of its own. */
record PaymentLines(Map<PaymentId, List<Entry>> entries, Map<PaymentId, List<Fee>> fees) {
  /** For payments that are only compared. */
  static final PaymentLines NONE = new PaymentLines(Map.of(), Map.of());

  static PaymentLines of(
      Transaction transaction, List<PaymentRow> rows, EntryTable entries, FeeTable fees) {
    List<PaymentId> ids = rows.stream().map(row -> new PaymentId(row.id())).toList();
    return new PaymentLines(
        entries.ofPayments(transaction, ids), fees.ofPayments(transaction, ids));
  }

  List<Entry> entriesOf(PaymentId payment) {
    return entries.getOrDefault(payment, List.of());
  }

  List<Fee> feesOf(PaymentId payment) {
    return fees.getOrDefault(payment, List.of());
  }
}
