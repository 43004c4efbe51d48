package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.PaymentId;
import io.tributary.storage.AliasTable.Owned;
import io.tributary.storage.FactTable.Part;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts together what belongs to one money: two facts, or a fact and a payment, that share a name.
 */
final class Joiner {
  private final Map<Owned, Component> byName = new HashMap<>();

  /** Takes in a payment that the database knows. */
  void add(PaymentId payment, Set<Owned> names) {
    joined(names).add(payment, names);
    spread(names);
  }

  /** Takes in a new fact with at least one name. */
  void add(AccountId account, Part part, Instant storedAt) {
    Set<Owned> names = names(account, part);
    joined(names).add(part, names, storedAt);
    spread(names);
  }

  /** Those of which something new is told. */
  List<Component> changed() {
    return new LinkedHashSet<>(byName.values())
        .stream().filter(component -> !component.parts().isEmpty()).toList();
  }

  static Set<Owned> names(AccountId account, Part part) {
    Set<Owned> names = new HashSet<>();
    part.fact().names().forEach(alias -> names.add(new Owned(account, alias)));
    return names;
  }

  /** The one component of all those names, joined now if they were several. */
  private Component joined(Set<Owned> names) {
    Set<Component> touched = new LinkedHashSet<>();
    for (Owned name : names) {
      Component component = byName.get(name);
      if (component != null) {
        touched.add(component);
      }
    }
    if (touched.isEmpty()) {
      Owned any = names.iterator().next();
      Component fresh = new Component(any.account());
      byName.put(any, fresh);
      return fresh;
    }
    Component first = touched.iterator().next();
    touched.remove(first);
    touched.forEach(other -> absorb(first, other));
    return first;
  }

  private void absorb(Component into, Component other) {
    into.absorb(other);
    other.names().forEach(name -> byName.put(name, into));
  }

  private void spread(Set<Owned> names) {
    Component component = joined(names);
    names.forEach(name -> byName.put(name, component));
  }
}
