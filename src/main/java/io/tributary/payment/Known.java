package io.tributary.payment;

import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.storage.AliasTable.Owned;
import io.tributary.storage.BookLocks;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the database knows of the payments that a batch names.
 *
 * @param names all names of each, also those the batch doesn't name
 * @param relations the customers and subscriptions they had until now
 */
record Known(Map<PaymentId, Set<Owned>> names, Set<BookLocks.Part> relations) {

  static Known of(Transaction transaction, Tables tables, List<Reading> readings) {
    Set<Owned> named = new HashSet<>();
    readings.forEach(reading -> named.addAll(reading.names()));
    Set<PaymentId> ids = new HashSet<>(tables.aliases().find(transaction, named).values());
    if (ids.isEmpty()) {
      return new Known(Map.of(), Set.of());
    }
    Collection<Payment> payments = tables.paymentSearch().bare(transaction, ids);
    Set<BookLocks.Part> relations = new HashSet<>();
    payments.forEach(payment -> relations.addAll(Relations.of(payment)));
    return new Known(tables.aliases().ofPayments(transaction, ids), relations);
  }

  /** All that must be locked before they are changed. */
  Set<BookLocks.Part> touched() {
    Set<BookLocks.Part> touched = new HashSet<>(relations);
    names.values().forEach(all -> all.forEach(name -> touched.add(Reading.part(name))));
    return touched;
  }
}
