package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.PaymentId;
import io.tributary.storage.AliasTable.Owned;
import io.tributary.storage.FactTable.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One money while a batch is joined: its names, the payments it was so far, and the new facts that
 * tell of it.
 */
final class Component {
  private final AccountId account;
  private final Set<Owned> names = new HashSet<>();
  private final Set<PaymentId> known = new HashSet<>();
  private final List<Part> parts = new ArrayList<>();
  private Instant storedAt = Instant.EPOCH;

  Component(AccountId account) {
    this.account = account;
  }

  AccountId account() {
    return account;
  }

  Set<Owned> names() {
    return names;
  }

  List<Part> parts() {
    return parts;
  }

  /** The payments it was so far. */
  Set<PaymentId> known() {
    return known;
  }

  /** When its newest message was stored. */
  Instant storedAt() {
    return storedAt;
  }

  /** The id after the join. */
  PaymentId id() {
    Set<Alias> aliases = new TreeSet<>();
    names.forEach(name -> aliases.add(name.alias()));
    return Books.idOf(account, aliases);
  }

  /** The ids it had and has no longer; more than one is a join. */
  Set<PaymentId> replaced() {
    Set<PaymentId> replaced = new HashSet<>(known);
    replaced.remove(id());
    return replaced;
  }

  void add(PaymentId payment, Set<Owned> itsNames) {
    known.add(payment);
    names.addAll(itsNames);
  }

  void add(Part part, Set<Owned> itsNames, Instant stored) {
    parts.add(part);
    names.addAll(itsNames);
    storedAt = stored.isAfter(storedAt) ? stored : storedAt;
  }

  void absorb(Component other) {
    names.addAll(other.names);
    known.addAll(other.known);
    parts.addAll(other.parts);
    storedAt = other.storedAt.isAfter(storedAt) ? other.storedAt : storedAt;
  }
}
