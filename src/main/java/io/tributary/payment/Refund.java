package io.tributary.payment;

import io.tributary.model.Alias;
import io.tributary.model.Entry;
import io.tributary.model.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One refund that has an id.
 *
 * @param failed that its money came back, once that is told
 */
record Refund(Fact.Refunded made, Optional<Fact.RefundFailed> failed) {
  long amount() {
    return made.amount().minorUnits();
  }

  boolean isMadeBy(Instant time) {
    return !made.at().isAfter(time);
  }

  /** Whether it was made by then, and not yet known to have failed. */
  boolean isStillThereAt(Instant time) {
    return isMadeBy(time) && failed.filter(fact -> !fact.at().isAfter(time)).isEmpty();
  }

  /**
   * Whether it took money by then, and nobody tells that it ever failed. It is made before that,
   * where the buyer still has to do something; when it is told that it did, it surely has.
   */
  boolean isSurelyIn(Instant time) {
    return isMadeBy(time) && !made.told().at().isAfter(time) && failed.isEmpty();
  }

  /** Whether it is of that charge; one that names no charge is of any of its intent's. */
  boolean isOf(Fact.RefundedInAll sum) {
    List<Alias> charges =
        made.names().stream().filter(name -> name.kind() == Alias.Kind.CHARGE).toList();
    boolean isNamed =
        charges.isEmpty()
            ? made.names().stream().anyMatch(sum.names()::contains)
            : charges.contains(Alias.charge(sum.charge()));
    return isNamed && made.amount().currency().equals(sum.total().currency());
  }

  boolean isOf(Released released) {
    return made.names().contains(Alias.charge(released.charge()));
  }

  /** That it was made, and that it failed. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    entries.add(
        new Entry(
            Entry.Kind.REFUND,
            made.refund(),
            made.amount().negated(),
            made.at(),
            made.told().eventId()));
    failed.ifPresent(
        fact ->
            entries.add(
                new Entry(
                    Entry.Kind.REFUND_FAILED,
                    made.refund(),
                    made.amount(),
                    fact.at(),
                    fact.told().eventId())));
    return entries;
  }
}
