package io.tributary.bench;

import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The methods that every click goes through, timed by JMH in a JVM of their own. */
final class MicroBenchmarks implements Measurement {
  private static final int ITERATIONS = 5;

  /** Runs every method of a class that is called a benchmark. */
  @Override
  public void measure(Stage stage) {
    stage.report().tell("JMH takes some twelve seconds a method");
    run().stream()
        .sorted(Comparator.comparing(MicroBenchmarks::name))
        .forEach(result -> stage.report().add(row(result)));
  }

  private static Collection<RunResult> run() {
    try {
      return new Runner(options()).run();
    } catch (RunnerException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Options options() {
    return new OptionsBuilder()
        .include("io\\.tributary\\..*Benchmark\\.")
        .verbosity(VerboseMode.SILENT)
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(1)
        .warmupIterations(ITERATIONS)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(ITERATIONS)
        .measurementTime(TimeValue.seconds(1))
        .jvmArgs(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--sun-misc-unsafe-memory-access=allow")
        .build();
  }

  private static Row row(RunResult result) {
    return Row.of(name(result), Unit.NANOSECONDS, result.getPrimaryResult().getScore())
        .with("± %.0f".formatted(result.getPrimaryResult().getScoreError()));
  }

  /** Class and method, without the package. */
  private static String name(RunResult result) {
    String[] parts = result.getParams().getBenchmark().split("\\.", -1);
    return "JMH, `%s.%s`".formatted(parts[parts.length - 2], parts[parts.length - 1]);
  }
}
