package io.tributary.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A start on the folder that the other measurements have filled, and the memory at rest after it.
 */
final class StartAndRest implements Measurement {
  private static final int STARTS = 3;

  @Override
  public void measure(Stage stage) {
    stage.report().add(start(stage));
    Pause.of(stage.plan().rest());
    stage.report().add(memory(new ProcessFamily(stage.server().pid())));
  }

  private static Row start(Stage stage) {
    List<Double> starts =
        Stream.generate(() -> seconds(stage.restart().startTime()))
            .limit(STARTS)
            .sorted(Comparator.naturalOrder())
            .toList();
    return Row.of(
            "start on an existing folder, to /ready",
            Budget.atMost(3, 6),
            Unit.SECONDS,
            starts.get(STARTS / 2))
        .with("%.2f to %.2f s".formatted(starts.getFirst(), starts.getLast()));
  }

  private static Row memory(ProcessFamily family) {
    return Row.of(
            "memory at rest (PSS, PostgreSQL included)",
            Budget.atMost(400, 600),
            Unit.MEGABYTES,
            family.megabytes())
        .with("of which the JVM %.0f MB".formatted(family.serverMegabytes()));
  }

  private static double seconds(Duration length) {
    return length.toNanos() / 1e9;
  }
}
