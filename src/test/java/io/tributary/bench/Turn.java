package io.tributary.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One turn of ours between two of nginx.
 *
 * @param before nginx's answers a second right before
 * @param ours answers a second
 * @param after nginx's answers a second right after
 */
record Turn(double before, double ours, double after) {
  /** More than this between nginx's two, and the machine did something else meanwhile. */
  static final double MOST_DRIFT = 0.10;

  /** What nginx would have answered meanwhile: the mean of both. */
  double nginx() {
    return (before + after) / 2;
  }

  double ratio() {
    return ours / nginx();
  }

  /** How far the faster of nginx's two lies above the slower: 0.1 is ten percent. */
  double drift() {
    return Math.max(before, after) / Math.min(before, after) - 1;
  }

  boolean isQuiet() {
    return drift() <= MOST_DRIFT;
  }

  /** The middle one of the turns' figures; of an even number, the lower of the two. */
  static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }
}
