package io.tributary.payment;

import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Who is believed first: never who came first. */
final class Ranking {
  /** Real messages before objects we fetched, then by time and id. */
  static final Comparator<Telling> TELLINGS =
      Comparator.comparing(Telling::isImported)
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
}
