package io.tributary.ops;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * How long the oldest record of a queue has waited, told from nothing but two counters: how much
 * went in since the start, and how much of that has come out. No clock that somebody sets has a
 * part in it.
 */
final class Backlog {
  /** With more, every second one is forgotten: of an age of days the seconds don't matter. */
  private static final int MOST_MARKS = 1000;

  private final Deque<Mark> marks = new ArrayDeque<>();

  /** At that time so much had gone in: whatever came later is younger. */
  private record Mark(long nanoTime, long in) {}

  /**
   * Looks at the counters; once a second or so.
   *
   * @param in what went in since the start
   * @param waiting what of it, or from before the start, hasn't come out
   * @return how long the oldest that waits has done so at least, as far as the looks can tell; what
   *     is there from before the start counts from the first look
   */
  synchronized Duration look(long nanoTime, long in, long waiting) {
    long out = in - waiting;
    marks.addLast(new Mark(nanoTime, in));
    while (marks.size() > 1 && marks.getFirst().in() <= out) {
      marks.removeFirst();
    }
    if (marks.size() > MOST_MARKS) {
      thin();
    }
    return waiting <= 0 ? Duration.ZERO : Duration.ofNanos(nanoTime - marks.getFirst().nanoTime());
  }

  int size() {
    return marks.size();
  }

  /** Keeps the oldest, and every second one behind it. */
  private void thin() {
    boolean isKept = true;
    for (Iterator<Mark> each = marks.iterator(); each.hasNext(); isKept = !isKept) {
      each.next();
      if (!isKept) {
        each.remove();
      }
    }
  }
}
