package io.tributary.payment;

import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What banks took back and gave back. One movement is told by several messages, by some with its id
 * and by some without; without ids, a dispute moves its money once each way.
 */
final class Disputes {
  /** One telling of a movement, in one shape. */
  private record Movement(
      Entry.Kind kind,
      String dispute,
      Optional<String> id,
      Money towardsMerchant,
      Instant at,
      Telling told) {}

  /** What movements of one dispute are, in one direction. */
  private record Direction(String dispute, Entry.Kind kind) {}

  private Disputes() {}

  /**
   * The entries of the disputes.
   *
   * @param facts most believed first
   */
  static List<Entry> of(List<Fact> facts) {
    Map<Direction, List<Movement>> byDirection = new LinkedHashMap<>();
    for (Fact fact : facts) {
      movement(fact)
          .ifPresent(
              told ->
                  byDirection
                      .computeIfAbsent(
                          new Direction(told.dispute(), told.kind()), any -> new ArrayList<>())
                      .add(told));
    }
    List<Entry> entries = new ArrayList<>();
    byDirection.values().forEach(told -> entries.addAll(entries(told)));
    return entries;
  }

  private static Optional<Movement> movement(Fact fact) {
    if (fact instanceof Fact.DisputeWithdrawn out) {
      Money amount = out.amount().negated();
      return Optional.of(
          new Movement(
              Entry.Kind.DISPUTE_WITHDRAWN,
              out.dispute(),
              out.movement(),
              amount,
              out.at(),
              out.told()));
    }
    if (fact instanceof Fact.DisputeReinstated back) {
      return Optional.of(
          new Movement(
              Entry.Kind.DISPUTE_REINSTATED,
              back.dispute(),
              back.movement(),
              back.amount(),
              back.at(),
              back.told()));
    }
    return Optional.empty();
  }

  /** Those with an id, each once; only where there are none, the one without. */
  private static List<Entry> entries(List<Movement> told) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Movement movement : told) {
      movement.id().ifPresent(id -> entries.putIfAbsent(id, entry(movement, id)));
    }
    if (entries.isEmpty()) {
      Movement first = told.getFirst();
      entries.put(first.dispute(), entry(first, first.dispute()));
    }
    return List.copyOf(entries.values());
  }

  private static Entry entry(Movement movement, String reference) {
    return new Entry(
        movement.kind(),
        reference,
        movement.towardsMerchant(),
        movement.at(),
        movement.told().eventId());
  }
}
