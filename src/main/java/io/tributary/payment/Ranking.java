package io.tributary.payment;

import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is believed first: never who came first. */
final class Ranking {
  /** Real messages before objects we fetched, these before a relay's, then by time and id. */
  static final Comparator<Telling> TELLINGS =
      Comparator.comparing(Telling::isRelayed)
          .thenComparing(Telling::isImported)
          .thenComparing(Telling::at)
          .thenComparing(Telling::eventId);

  /** In the order in which money moved. */
  static final Comparator<Entry> ENTRIES =
      Comparator.<Entry, Instant>comparing(Entry::at)
          .thenComparing(Entry::kind)
          .thenComparing(Entry::reference);

  private Ranking() {}

  /** The facts, each once, in an order that follows from nothing but what they say. */
  static List<Fact> sorted(Collection<Fact> facts) {
    return facts.stream()
        .distinct()
        .sorted(
            Comparator.<Fact, Telling>comparing(Fact::told, TELLINGS)
                .thenComparing(Ranking::sameMessage))
        .toList();
  }

  /** Two facts of one message: by all that they say. */
  private static int sameMessage(Fact one, Fact other) {
    return one.toString().compareTo(other.toString());
  }

  /**
   * The facts, without those of an object's earlier states: of one that was fetched several times,
   * what it was at last counts. Real messages all stay, for each tells of one happening; so do
   * fees, which are told only when they were asked for.
   */
  static List<Fact> current(List<Fact> facts) {
    Map<String, Telling> last = new HashMap<>();
    for (Fact fact : facts) {
      fact.told()
          .importedObject()
          .ifPresent(object -> last.merge(object, fact.told(), Ranking::later));
    }
    return facts.stream()
        .filter(fact -> fact instanceof Fact.FeeTaken || isCurrent(fact.told(), last))
        .toList();
  }

  private static boolean isCurrent(Telling told, Map<String, Telling> last) {
    return told.importedObject().map(object -> Objects.equals(last.get(object), told)).orElse(true);
  }

  private static Telling later(Telling one, Telling other) {
    return TELLINGS.compare(one, other) > 0 ? one : other;
  }
}
