package io.tributary.bench;

/** Latencies in words. */
final class Latencies {
  private Latencies() {}

  /** Milliseconds within which that part of the requests was answered, such as 99 for p99. */
  static double millis(LoadResult result, double percent) {
    return result.percentile(percent).toNanos() / 1e6;
  }

  static String words(LoadResult result) {
    return "p50 %.1f, p99 %.1f, p99.9 %.1f ms"
        .formatted(millis(result, 50), millis(result, 99), millis(result, 99.9));
  }
}
