package io.tributary.click;

import static java.util.Objects.requireNonNull;

import io.tributary.journal.Journal;
import io.tributary.model.DropReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of every item since the start, by outcome and reason. */
public final class ClickCounters {
  private final LongAdder accepted = new LongAdder();
  private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);
  private final Map<Journal.Cause, LongAdder> notKept = new EnumMap<>(Journal.Cause.class);

  /** All at zero; every counter is made here, so that counting makes and looks for nothing. */
  public ClickCounters() {
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new LongAdder());
    }
    for (Journal.Cause cause : Journal.Cause.values()) {
      notKept.put(cause, new LongAdder());
    }
  }

  void count(Recorder.Outcome outcome, int items) {
    of(outcome).add(items);
  }

  private LongAdder of(Recorder.Outcome outcome) {
    return switch (outcome) {
      case Recorder.Outcome.Kept _ -> accepted;
      case Recorder.Outcome.Dropped(DropReason reason) -> requireNonNull(dropped.get(reason));
      case Recorder.Outcome.NotKept(Journal.Cause cause, String _) ->
          requireNonNull(notKept.get(cause));
    };
  }

  public long accepted() {
    return accepted.sum();
  }

  /** Items dropped, for every reason. */
  public Map<DropReason, Long> dropped() {
    return sums(DropReason.class, dropped);
  }

  /** Items that were good and could not be kept, for every cause. */
  public Map<Journal.Cause, Long> notKept() {
    return sums(Journal.Cause.class, notKept);
  }

  private static <K extends Enum<K>> Map<K, Long> sums(Class<K> type, Map<K, LongAdder> counts) {
    Map<K, Long> sums = new EnumMap<>(type);
    counts.forEach((key, count) -> sums.put(key, count.sum()));
    return sums;
  }
}
