package io.tributary.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bench}: reads the command line and says how the run ended. */
@Command(
    name = "bench",
    description = "Measures Tributary against nginx on this machine.",
    mixinStandardHelpOptions = true)
final class Bench implements Runnable {
  private static final int VOID = 3;
  private static final int BELOW_FLOOR = 4;
  private final PrintStream out;
  private int exitCode;

  @Option(names = "--quick", description = "Short rounds, for tuning; never for BENCHMARKS.md.")
  private boolean isQuick;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Measure only these: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  private Set<String> only = Set.of();

  private Bench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    Bench bench = new Bench(System.out);
    int parsed = new CommandLine(bench).execute(arguments);
    System.exit(parsed == 0 ? bench.exitCode : parsed);
  }

  @Override
  public void run() {
    Report report = new Report(out);
    Plan plan = isQuick ? Plan.quick() : Plan.full();
    try (Stage stage = Stage.set(folder(), plan, report)) {
      wanted().forEach((name, measurement) -> measure(name, measurement, stage));
    }
    out.println();
    out.print(report.toMarkdown());
    exitCode = report.isVoid() ? VOID : report.isBelowFloor() ? BELOW_FLOOR : 0;
  }

  private void measure(String name, Measurement measurement, Stage stage) {
    out.println(name);
    measurement.measure(stage);
  }

  private Map<String, Measurement> wanted() {
    Map<String, Measurement> wanted = new LinkedHashMap<>(Names.MEASUREMENTS);
    if (!only.isEmpty()) {
      wanted.keySet().retainAll(only);
    }
    return wanted;
  }

  private static Path folder() {
    try {
      Path home = Files.createDirectories(Path.of("target", "bench")).toAbsolutePath();
      return Files.createTempDirectory(home, "run");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
