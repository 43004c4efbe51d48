package io.tributary.bench;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One turn of nginx and, right after it, one of ours.
 *
 * @param nginx answers a second
 * @param ours answers a second
 */
record Turn(double nginx, double ours) {
  /** More than this between nginx's turns, and the machine did something else meanwhile. */
  static final double MOST_DRIFT = 0.10;

  double ratio() {
    return ours / nginx;
  }

  /** How far nginx's fastest turn lies above its slowest: 0.1 is ten percent. */
  static double drift(List<Turn> turns) {
    DoubleSummaryStatistics rates = turns.stream().mapToDouble(Turn::nginx).summaryStatistics();
    return rates.getMax() / rates.getMin() - 1;
  }

  /** So many turns in a row between which nginx drifted least. */
  static List<Turn> quietest(List<Turn> turns, int length) {
    return IntStream.rangeClosed(0, turns.size() - length)
        .mapToObj(from -> turns.subList(from, from + length))
        .min(Comparator.comparingDouble(Turn::drift))
        .orElseThrow();
  }

  /** The middle one of the turns' figures; of an even number, the lower of the two. */
  static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }
}
