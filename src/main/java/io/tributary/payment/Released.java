package io.tributary.payment;

import io.tributary.model.Fact;
import io.tributary.model.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a charge was never captured, and so never paid.
 *
 * @param by the earliest that it was told: no later than about then it was let go
 */
record Released(String charge, Money rest, Instant by) {
  /** Of each charge the largest rest that is told, for while it is captured bit by bit it grows. */
  static Collection<Released> of(List<Fact> facts) {
    Map<String, Released> byCharge = new TreeMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.RestReleased told) {
        Released released = new Released(told.charge(), told.rest(), told.told().at());
        byCharge.merge(told.charge(), released, Released::or);
      }
    }
    return byCharge.values();
  }

  private Released or(Released other) {
    int order = Long.compare(rest.minorUnits(), other.rest().minorUnits());
    if (order == 0) {
      return by.isAfter(other.by()) ? other : this;
    }
    return order > 0 ? this : other;
  }
}
