package io.tributary.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a soak was flat: the first third may warm up, and the last third is held against the
 * middle one.
 */
final class SoakVerdict {
  private static final int THIRDS = 3;
  private static final double TENTH_MORE = 1.1;

  /** A latency's tail wanders with everything else the machine does. */
  private static final double HALF_MORE = 1.5;

  private SoakVerdict() {}

  /** What grew; empty when nothing did. At least three samples. */
  static List<String> growing(List<SoakSample> samples) {
    SoakSample middle = third(samples, 1);
    SoakSample last = third(samples, 2);
    List<String> growing = new ArrayList<>();
    add(growing, "memory", middle.memory(), last.memory(), TENTH_MORE);
    add(growing, "the JVM's memory", middle.server(), last.server(), TENTH_MORE);
    add(growing, "open files", middle.files(), last.files(), TENTH_MORE);
    add(growing, "threads", middle.threads(), last.threads(), TENTH_MORE);
    add(growing, "p50", middle.p50(), last.p50(), HALF_MORE);
    add(growing, "p99", middle.p99(), last.p99(), HALF_MORE);
    return growing;
  }

  /** The mean of the first (0), middle (1) or last (2) third. */
  static SoakSample third(List<SoakSample> samples, int number) {
    int from = samples.size() * number / THIRDS;
    int to = samples.size() * (number + 1) / THIRDS;
    return SoakSample.mean(samples.subList(from, to));
  }

  private static void add(
      List<String> growing, String what, double middle, double last, double most) {
    if (last > middle * most) {
      growing.add("%s from %.1f to %.1f".formatted(what, middle, last));
    }
  }
}
