package io.tributary.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the highest step that holds, trying few: when one holds, so do those below it. */
final class Ladder {
  private Ladder() {}

  /**
   * What the highest step that holds gave.
   *
   * @param steps from the lowest to the highest
   * @param attempt tries a step; empty when it doesn't hold
   */
  static <S, R> Optional<R> highest(List<S> steps, Function<S, Optional<R>> attempt) {
    Optional<R> found = Optional.empty();
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Optional<R> held = attempt.apply(steps.get(middle));
      if (held.isPresent()) {
        found = held;
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return found;
  }
}
