package io.tributary.inbound;

import io.tributary.inbound.FileLine.Told;
import io.tributary.model.ConversionLines;
import io.tributary.model.Door;
import io.tributary.model.DoorDesk.Outcome;
import io.tributary.model.Money;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** One pass over the lines of a file, batch by batch: which of them are news. */
final class FilePass {
  private final Door door;
  private final BiFunction<Door, List<Told>, Set<String>> inbox;
  private final Consumer<Outcome> outcomes;
  private final Map<String, First> seen = new HashMap<>();
  private final LineTally tally = new LineTally();

  /** The line of a file that was the first to tell something. */
  private record First(int line, Optional<Money> sale) {}

  /**
   * Begins one.
   *
   * @param inbox what becomes of messages; answers the event ids of those that were there before
   */
  FilePass(Door door, BiFunction<Door, List<Told>, Set<String>> inbox, Consumer<Outcome> outcomes) {
    this.door = door;
    this.inbox = inbox;
    this.outcomes = outcomes;
  }

  void take(List<FileLine> lines) {
    Set<Integer> twins = new HashSet<>();
    for (FileLine line : lines) {
      line.told()
          .map(told -> seen.putIfAbsent(told.eventId(), new First(line.number(), told.sale())))
          .ifPresent(_ -> twins.add(line.number()));
    }
    List<Told> news =
        lines.stream()
            .filter(line -> !twins.contains(line.number()))
            .flatMap(line -> line.told().stream())
            .toList();
    Set<String> old = news.isEmpty() ? Set.of() : inbox.apply(door, news);
    lines.forEach(line -> count(line, twins.contains(line.number()), old));
  }

  private void count(FileLine line, boolean isTwin, Set<String> old) {
    if (isTwin) {
      countTwin(line, line.told().orElseThrow());
      return;
    }
    Optional<String> id = line.told().map(Told::eventId);
    Outcome outcome = id.filter(old::contains).isPresent() ? Outcome.DEDUPLICATED : line.outcome();
    tally.add(line, outcome);
    id.ifPresent(_ -> outcomes.accept(outcome));
  }

  /** Two amounts of one sale aren't one and the same line: its items, perhaps. */
  private void countTwin(FileLine line, Told told) {
    First first = Objects.requireNonNull(seen.get(told.eventId()));
    if (told.sale().equals(first.sale())) {
      tally.addTwin(line, first.line());
      return;
    }
    String reason =
        "Line %d tells another amount of this transaction: a sale is one line, so add its items up, or give each an id."
            .formatted(first.line());
    tally.add(line.failing(Optional.empty(), reason), Outcome.FAILED);
  }

  ConversionLines lines(Columns columns, boolean isKept) {
    Optional<Door> where = Optional.of(door).filter(_ -> isKept && tally.isAnyKnown());
    return tally.lines(where.map(Door::id), columns);
  }
}
