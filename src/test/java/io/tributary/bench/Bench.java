package io.tributary.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bench}: reads the command line, runs what it asks for, and says how that ended. */
@Command(
    name = "bench",
    description = "Measures Tributary against nginx on this machine.",
    footer = "Exit code: 0 fine, 1 failed, 2 not understood, 3 void, 4 below a floor.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  private static final int VOID = 3;
  private static final int BELOW_FLOOR = 4;
  private static final BenchmarksFile FILE = new BenchmarksFile(Path.of("BENCHMARKS.md"));
  private final PrintStream out;
  private final InstantSource clock;
  private final Report report;

  @Option(names = "--quick", description = "Short rounds, for tuning; never for BENCHMARKS.md.")
  private boolean isQuick;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Measure only these: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class,
      converter = Names.class)
  private Set<String> only = Set.of();

  @Option(
      names = "--soak",
      paramLabel = "LENGTH",
      converter = Lengths.class,
      description = "Instead of the table: so long at part of the load, such as 30m; is it flat?")
  private @Nullable Duration soak;

  @Option(
      names = "--load",
      paramLabel = "PART",
      description = "Part of the burst's rate for --soak (default: ${DEFAULT-VALUE}).")
  private double load = 0.3;

  @Option(names = "--rate", paramLabel = "N", description = "Requests a second for --soak.")
  private @Nullable Double rate;

  private Bench(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.report = new Report(out);
  }

  public static void main(String[] arguments) {
    Bench bench = new Bench(System.out, InstantSource.system());
    System.exit(new CommandLine(bench).execute(arguments));
  }

  @Override
  public Integer call() {
    if (Machine.isBusy()) {
      report.tell("Something else keeps this machine busy (load %.1f)".formatted(Machine.load()));
    }
    String found = measure(soak);
    out.println("\n" + found);
    return end(found);
  }

  private String measure(@Nullable Duration soaking) {
    Plan plan = isQuick ? Plan.quick() : Plan.full();
    try (RunFolder folder = RunFolder.create();
        Stage stage = Stage.set(folder.path(), plan, report, clock)) {
      String machine = Machine.describe(command(), clock, folder.path());
      return machine + "\n" + (soaking == null ? table(stage) : soak(stage, soaking));
    }
  }

  private String table(Stage stage) {
    Map<String, Measurement> wanted = new LinkedHashMap<>(Names.MEASUREMENTS);
    if (!only.isEmpty()) {
      wanted.keySet().retainAll(only);
    }
    wanted.forEach(
        (name, measurement) -> {
          out.println(name);
          measurement.measure(stage);
        });
    return report.toMarkdown();
  }

  private String soak(Stage stage, Duration length) {
    Double wanted = rate;
    OptionalDouble fixed = wanted == null ? OptionalDouble.empty() : OptionalDouble.of(wanted);
    return Soak.run(stage, length, load, fixed);
  }

  private int end(String found) {
    if (report.isVoid()) {
      out.println("This run is VOID, and BENCHMARKS.md stays as it was:");
      report.faults().forEach(fault -> out.println("- " + fault));
      return VOID;
    }
    if (isQuick || !only.isEmpty()) {
      out.println("A quick or partial run is not for BENCHMARKS.md, which stays as it was.");
    } else {
      FILE.write(soak == null ? BenchmarksFile.Part.TABLE : BenchmarksFile.Part.SOAK, found);
      out.println("BENCHMARKS.md has these figures now.");
    }
    return report.isBelowFloor() ? BELOW_FLOOR : CommandLine.ExitCode.OK;
  }

  /** As it can be typed again. */
  private String command() {
    String given = System.getenv().getOrDefault("JAVA_OPTS", "");
    StringBuilder command = new StringBuilder(given.isEmpty() ? "" : "JAVA_OPTS='" + given + "' ");
    command.append("./bench").append(isQuick ? " --quick" : "");
    command.append(only.isEmpty() ? "" : " --only " + String.join(",", only));
    if (soak != null) {
      command.append(" --soak ").append(soak.toMinutes()).append('m');
      command.append(rate == null ? " --load " + load : " --rate " + rate);
    }
    return command.toString();
  }
}
