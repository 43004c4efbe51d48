package io.tributary.click;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of every item since the start, by outcome and reason. */
public final class ClickCounters {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void count(Recorder.Outcome outcome, int items) {
    counts.computeIfAbsent(name(outcome), name -> new LongAdder()).add(items);
  }

  /** Items by outcome: {@code accepted}, {@code not_kept}, {@code dropped_<reason>}. */
  public Map<String, Long> snapshot() {
    Map<String, Long> snapshot = new TreeMap<>();
    counts.forEach((name, count) -> snapshot.put(name, count.sum()));
    return snapshot;
  }

  private static String name(Recorder.Outcome outcome) {
    return switch (outcome) {
      case Recorder.Outcome.Kept kept -> "accepted";
      case Recorder.Outcome.NotKept notKept -> "not_kept";
      case Recorder.Outcome.Dropped dropped -> "dropped_" + dropped.reason();
    };
  }
}
