package io.tributary.bench;

import java.util.List;
import java.util.Optional;

/**
 * The highest of some rates of visits whose clicks can all be queried soon after; with it, what
 * that rate costs in processor time and memory.
 */
final class Sustained implements Measurement {
  /** Of the burst's rate. */
  private static final List<Double> PARTS =
      List.of(0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95);

  @Override
  public void measure(Stage stage) {
    Burst burst = stage.burst();
    Optional<SustainedTry> passed =
        Ladder.highest(
            PARTS,
            part ->
                Optional.of(SustainedTry.of(stage, burst.ours() * part))
                    .filter(SustainedTry::isQueryable));
    if (passed.isEmpty()) {
      stage.report().voidBecause("at no rate were all clicks queryable in time");
    }
    passed.ifPresent(found -> add(stage.report(), found));
  }

  private static void add(Report report, SustainedTry found) {
    report.add(
        Row.of(
                "redirect, sustained, all clicks queryable in the end",
                Budget.atLeast(0.25, 0.10),
                Unit.OF_NGINX,
                found.rate() / found.nginx())
            .with("%,.0f/s of %,.0f/s".formatted(found.rate(), found.nginx())));
    report.add(
        Row.of("memory under that load (PSS, PostgreSQL included)", Unit.MEGABYTES, found.peak()));
    report.add(
        Row.of("processor time per click", Unit.MICROSECONDS, found.microsEach())
            .with(found.split()));
  }
}
