package io.tributary.payment;

import io.tributary.model.Fact;
import io.tributary.model.PaymentId;
import io.tributary.storage.AliasTable.Owned;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Enters what was read into the books: names are locked, monies joined, payments folded and
 * written.
 */
final class Bookkeeper {
  private final Tables tables;

  Bookkeeper(Tables tables) {
    this.tables = tables;
  }

  /**
   * Enters a batch, or nothing of it.
   *
   * @param alsoLocked names to lock beside those the batch names
   * @return names that must be locked too: then nothing was entered; empty when all was
   */
  Set<Owned> enter(Transaction transaction, List<Reading> readings, Set<Owned> alsoLocked) {
    Set<Owned> locked = new HashSet<>(alsoLocked);
    readings.forEach(reading -> locked.addAll(reading.names()));
    tables.aliases().lock(transaction, locked);
    Map<PaymentId, Set<Owned>> known = knownPayments(transaction, locked);
    Set<Owned> missing = new HashSet<>();
    known.values().forEach(missing::addAll);
    missing.removeAll(locked);
    if (missing.isEmpty()) {
      write(transaction, readings, known);
    }
    return missing;
  }

  /** Enters a batch in a transaction that keeps all others away, so that no name needs a lock. */
  void enterAlone(Transaction transaction, List<Reading> readings) {
    Set<Owned> names = new HashSet<>();
    readings.forEach(reading -> names.addAll(reading.names()));
    write(transaction, readings, knownPayments(transaction, names));
  }

  private void write(
      Transaction transaction, List<Reading> readings, Map<PaymentId, Set<Owned>> known) {
    join(readings, known).components().forEach(component -> write(transaction, component));
    readings.forEach(reading -> close(transaction, reading));
  }

  private Map<PaymentId, Set<Owned>> knownPayments(Transaction transaction, Set<Owned> names) {
    Set<PaymentId> payments = new HashSet<>(tables.aliases().find(transaction, names).values());
    return payments.isEmpty() ? Map.of() : tables.aliases().ofPayments(transaction, payments);
  }

  private static Joiner join(List<Reading> readings, Map<PaymentId, Set<Owned>> known) {
    Joiner joiner = new Joiner();
    known.forEach(joiner::add);
    for (Reading reading : readings) {
      reading
          .named()
          .forEach(part -> joiner.add(reading.account(), part, reading.message().receivedAt()));
    }
    return joiner;
  }

  private void write(Transaction transaction, Component component) {
    if (component.parts().isEmpty()) {
      return;
    }
    PaymentId id = component.id();
    tables.facts().insert(transaction, component.account(), Optional.of(id), component.parts());
    moveReplaced(transaction, component.replaced(), id);
    tables.aliases().assign(transaction, component.names(), id);
    List<Fact> facts = tables.facts().ofPayments(transaction, List.of(id));
    Books.fold(component.account(), facts)
        .ifPresent(payment -> tables.payments().save(transaction, payment, component.storedAt()));
  }

  private void moveReplaced(Transaction transaction, Set<PaymentId> replaced, PaymentId to) {
    if (replaced.isEmpty()) {
      return;
    }
    tables.facts().move(transaction, replaced, to);
    tables.formerPayments().record(transaction, replaced, to);
    tables.payments().delete(transaction, replaced);
  }

  private void close(Transaction transaction, Reading reading) {
    tables.facts().insert(transaction, reading.account(), Optional.empty(), reading.nameless());
    tables.inbox().mark(transaction, reading.message().id(), reading.state(), reading.reason());
  }
}
