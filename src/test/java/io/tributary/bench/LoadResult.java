package io.tributary.bench;

import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What one load measured.
 *
 * @param micros how long each request took from the moment it was due, in microseconds
 * @param seconds how long requests were due
 * @param firstTrouble what happened to the first broken one
 */
record LoadResult(
    Answers answers, Histogram micros, double seconds, Optional<String> firstTrouble) {
  /** Answers a second while the load lasted. */
  double rate() {
    return answers.inTime() / seconds;
  }

  /** The latencies that people ask for, in words. */
  String latencies() {
    return "p50 %.1f, p99 %.1f, p99.9 %.1f ms".formatted(millis(50), millis(99), millis(99.9));
  }

  /** Milliseconds within which that part of the requests was answered, such as 99 for p99. */
  double millis(double percent) {
    return percentile(percent).toNanos() / 1e6;
  }

  /** That part of all requests was at least as fast, such as 99 for p99. */
  Duration percentile(double percent) {
    return Duration.ofNanos(micros.getValueAtPercentile(percent) * 1000);
  }
}
