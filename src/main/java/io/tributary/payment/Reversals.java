package io.tributary.payment;

import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sales that were called off by whoever told of them: what is left of the money goes back. */
final class Reversals {
  private Reversals() {}

  /**
   * The entries, and those of the reversals: never more goes back than is left.
   *
   * @param entries in one currency, with the payment itself
   * @param facts most believed first
   */
  static List<Entry> added(List<Entry> entries, List<Fact> facts) {
    List<Entry> all = new ArrayList<>(entries);
    Set<String> told = new HashSet<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Reversed reversed && told.add(reversed.reference())) {
        add(reversed, all);
      }
    }
    return all;
  }

  private static void add(Fact.Reversed reversed, List<Entry> entries) {
    Money left = left(entries);
    Money asked = reversed.amount().orElse(left);
    if (asked.currency().equals(left.currency())) {
      long back = Math.min(asked.minorUnits(), left.minorUnits());
      if (back > 0) {
        entries.add(
            new Entry(
                Entry.Kind.REFUND,
                reversed.reference(),
                new Money(-back, left.currency()),
                reversed.at(),
                reversed.told().eventId()));
      }
    }
  }

  private static Money left(List<Entry> entries) {
    Money left = Money.zero(entries.getFirst().amount().currency());
    for (Entry entry : entries) {
      left = left.plus(entry.amount());
    }
    return left;
  }
}
