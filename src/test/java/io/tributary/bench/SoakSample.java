package io.tributary.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one minute of a soak showed.
 *
 * @param memory proportional set size with PostgreSQL, in MB
 * @param server that of the JVM alone
 * @param files open files and sockets of the JVM
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record SoakSample(
    double memory, double server, double files, double threads, double p50, double p99) {
  static final String HEAD =
      """
      | when | memory, MB | of which JVM | open files | threads | p50, ms | p99, ms |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  static SoakSample of(ProcessFamily family, LoadResult load) {
    return new SoakSample(
        family.megabytes(),
        family.serverMegabytes(),
        family.openFiles(),
        family.threads(),
        load.millis(50),
        load.millis(99));
  }

  /** Every figure's mean. */
  static SoakSample mean(List<SoakSample> samples) {
    return new SoakSample(
        mean(samples, SoakSample::memory),
        mean(samples, SoakSample::server),
        mean(samples, SoakSample::files),
        mean(samples, SoakSample::threads),
        mean(samples, SoakSample::p50),
        mean(samples, SoakSample::p99));
  }

  private static double mean(List<SoakSample> samples, ToDoubleFunction<SoakSample> figure) {
    return samples.stream().mapToDouble(figure).average().orElseThrow();
  }

  String toMarkdown(String when) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %.0f | %.2f | %.2f |",
        when,
        memory,
        server,
        files,
        threads,
        p50,
        p99);
  }
}
