package io.tributary.click;

import io.tributary.journal.Journal;
import io.tributary.model.Accepted;
import io.tributary.model.Collected;
import io.tributary.model.DropReason;
import java.time.Duration;
import java.util.List;

/** Puts what was judged good into the journal, and counts every outcome. */
final class Recorder {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final Journal journal;
  private final ClickCounters counters;

  /** What became of one item. */
  sealed interface Outcome {
    record Kept() implements Outcome {}

    record Dropped(DropReason reason) implements Outcome {}

    record NotKept(Journal.Cause cause, String reason) implements Outcome {}
  }

  Recorder(Journal journal, ClickCounters counters) {
    this.journal = journal;
    this.counters = counters;
  }

  /** Records one item; returns when its bytes are on disk, or after a second. */
  Outcome record(Collected collected) {
    Outcome outcome =
        switch (collected) {
          case Accepted accepted -> append(List.of(accepted));
          case Collected.Dropped dropped -> new Outcome.Dropped(dropped.reason());
        };
    counters.count(outcome, 1);
    return outcome;
  }

  /** Counts items that nobody looked into. */
  Outcome drop(DropReason reason, int items) {
    Outcome outcome = new Outcome.Dropped(reason);
    counters.count(outcome, items);
    return outcome;
  }

  /**
   * Records several good items; returns when all are on disk, or after a second for each journal
   * record they need.
   *
   * @return the first trouble, or that all were kept
   */
  Outcome recordAll(List<Accepted> accepted) {
    if (accepted.isEmpty()) {
      return new Outcome.Kept();
    }
    Outcome outcome = append(accepted);
    counters.count(outcome, accepted.size());
    return outcome;
  }

  private Outcome append(List<Accepted> accepted) {
    byte[] record = AcceptedRecord.write(accepted);
    if (record.length > Journal.LONGEST_RECORD && accepted.size() > 1) {
      int half = accepted.size() / 2;
      Outcome first = append(accepted.subList(0, half));
      Outcome second = append(accepted.subList(half, accepted.size()));
      return first instanceof Outcome.Kept ? second : first;
    }
    return switch (journal.append(record, PATIENCE)) {
      case Journal.Appended.Kept kept -> new Outcome.Kept();
      case Journal.Appended.NotKept(Journal.Cause cause, String reason) ->
          new Outcome.NotKept(cause, reason);
    };
  }
}
