package io.tributary.payment;

import io.tributary.model.Fact;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.storage.AliasTable.Owned;
import io.tributary.storage.BookLocks;
import io.tributary.storage.FactTable.Placed;
import io.tributary.storage.InboxTable.Outcome;
import io.tributary.storage.PaymentTable.Folded;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Enters what was read into the books: what it touches is locked, monies joined, payments folded,
 * placed among those they are related to, and written; a batch at a time, each table once.
 */
final class Bookkeeper {
  private final Tables tables;

  Bookkeeper(Tables tables) {
    this.tables = tables;
  }

  /**
   * Enters a batch, or nothing of it.
   *
   * @param alsoLocked parts of the books to lock beside those the batch names
   * @return parts that must be locked too: then nothing was entered; empty when all was
   */
  Set<BookLocks.Part> enter(
      Transaction transaction, List<Reading> readings, Set<BookLocks.Part> alsoLocked) {
    Set<BookLocks.Part> locked = new HashSet<>(alsoLocked);
    readings.forEach(reading -> locked.addAll(reading.touched()));
    BookLocks.take(transaction, locked);
    Known known = Known.of(transaction, tables, readings);
    Set<BookLocks.Part> missing = known.touched();
    missing.removeAll(locked);
    if (missing.isEmpty()) {
      write(transaction, readings, known);
    }
    return missing;
  }

  /** Enters a batch in a transaction that keeps all others away, so that nothing needs a lock. */
  void enterAlone(Transaction transaction, List<Reading> readings) {
    write(transaction, readings, Known.of(transaction, tables, readings));
  }

  private void write(Transaction transaction, List<Reading> readings, Known known) {
    List<Component> components = join(readings, known).changed();
    List<Folded> folded = fold(transaction, components);
    insertFacts(transaction, readings, components);
    moveReplaced(transaction, components);
    tables.aliases().assign(transaction, newOwners(components, known));
    save(transaction, folded, known);
    tables.inbox().mark(transaction, readings.stream().map(Bookkeeper::outcome).toList());
  }

  private static Joiner join(List<Reading> readings, Known known) {
    Joiner joiner = new Joiner();
    known.names().forEach(joiner::add);
    for (Reading reading : readings) {
      reading
          .named()
          .forEach(part -> joiner.add(reading.account(), part, reading.message().receivedAt()));
    }
    return joiner;
  }

  private void insertFacts(
      Transaction transaction, List<Reading> readings, List<Component> components) {
    List<Placed> facts = new ArrayList<>();
    for (Component component : components) {
      Optional<PaymentId> payment = Optional.of(component.id());
      component.parts().forEach(part -> facts.add(new Placed(component.account(), payment, part)));
    }
    for (Reading reading : readings) {
      reading
          .nameless()
          .forEach(part -> facts.add(new Placed(reading.account(), Optional.empty(), part)));
    }
    tables.facts().insert(transaction, facts);
  }

  private void moveReplaced(Transaction transaction, List<Component> components) {
    Map<PaymentId, PaymentId> survivors = new HashMap<>();
    components.forEach(
        component -> component.replaced().forEach(old -> survivors.put(old, component.id())));
    if (!survivors.isEmpty()) {
      tables.facts().move(transaction, survivors);
      tables.formerPayments().record(transaction, survivors);
      tables.payments().delete(transaction, survivors.keySet());
    }
  }

  /** Of the names that are new, or stood for another payment. */
  private static Map<Owned, PaymentId> newOwners(List<Component> components, Known known) {
    Map<Owned, PaymentId> owners = new HashMap<>();
    for (Component component : components) {
      Set<Owned> names = new HashSet<>(component.names());
      names.removeAll(known.names().getOrDefault(component.id(), Set.of()));
      names.forEach(name -> owners.put(name, component.id()));
    }
    return owners;
  }

  /** What is new needn't be read back; of a new payment, that is all. */
  private List<Folded> fold(Transaction transaction, List<Component> components) {
    Set<PaymentId> known = new HashSet<>();
    components.forEach(component -> known.addAll(component.known()));
    Map<PaymentId, List<Fact>> earlier =
        known.isEmpty() ? Map.of() : tables.facts().ofPayments(transaction, known);
    List<Folded> folded = new ArrayList<>();
    for (Component component : components) {
      List<Fact> facts = new ArrayList<>();
      component.known().forEach(id -> facts.addAll(earlier.getOrDefault(id, List.of())));
      component.parts().forEach(part -> facts.add(part.fact()));
      Books.fold(component.account(), facts)
          .map(payment -> new Folded(payment, component.storedAt()))
          .ifPresent(folded::add);
    }
    return folded;
  }

  /** Writes the payments, and gives those they are related to their new places. */
  private void save(Transaction transaction, List<Folded> folded, Known known) {
    Map<PaymentId, Payment> related = new HashMap<>();
    Set<BookLocks.Part> relations = new HashSet<>(known.relations());
    folded.forEach(each -> relations.addAll(Relations.of(each.payment())));
    tables
        .paymentSearch()
        .related(transaction, relations)
        .forEach(payment -> related.put(payment.id(), payment));
    folded.forEach(each -> related.put(each.payment().id(), each.payment()));
    Map<PaymentId, Payment.Place> places = Places.of(related.values(), relations);
    tables.payments().save(transaction, folded.stream().map(each -> placed(each, places)).toList());
    folded.forEach(each -> related.remove(each.payment().id()));
    places.keySet().retainAll(related.keySet());
    places.entrySet().removeIf(each -> placeOf(related, each.getKey()).equals(each.getValue()));
    tables.payments().move(transaction, places);
  }

  private static Payment.Place placeOf(Map<PaymentId, Payment> payments, PaymentId id) {
    Payment payment = payments.get(id);
    return payment == null ? Payment.Place.ALONE : payment.place();
  }

  private static Folded placed(Folded folded, Map<PaymentId, Payment.Place> places) {
    Payment payment = folded.payment();
    Payment.Place place = places.getOrDefault(payment.id(), Payment.Place.ALONE);
    return new Folded(payment.at(place), folded.storedAt());
  }

  private static Outcome outcome(Reading reading) {
    return new Outcome(reading.message().id(), reading.state(), reading.reason());
  }
}
