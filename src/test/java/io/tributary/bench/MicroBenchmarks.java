package io.tributary.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code ./bench --jmh}: times the methods that every click goes through, with JMH. */
final class MicroBenchmarks {
  private static final int ITERATIONS = 5;

  private MicroBenchmarks() {}

  /** Runs every benchmark whose class is called so; prints what JMH prints. */
  static void run() {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("io\\.tributary\\..*Benchmark\\.")
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(1)
        .warmupIterations(ITERATIONS)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(ITERATIONS)
        .measurementTime(TimeValue.seconds(1))
        .jvmArgs("-Xmx256m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");
    try {
      new Runner(options.build()).run();
    } catch (RunnerException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
