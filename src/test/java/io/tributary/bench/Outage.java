package io.tributary.bench;

/**
 * Visitors while PostgreSQL hangs: stopped by a signal, so that it takes questions and says
 * nothing.
 */
final class Outage implements Measurement {
  @Override
  public void measure(Stage stage) {
    double rate = stage.burst().ours() / 2;
    measure(stage, "redirects", Visits.to(Links.MANY, Manner.KEPT), rate);
    measure(stage, "/collect", Arrivals.endless(), rate / 2);
  }

  private static void measure(Stage stage, String what, RequestSource requests, double rate) {
    Load load = Load.burst(stage.server().address(), requests, stage.plan().steady()).at(rate);
    LoadResult before = stage.run(load);
    LoadResult during;
    try (Stopped hung = Stopped.processes(new ProcessFamily(stage.server().pid()).postgres())) {
      during = LoadLoop.run(load);
      stage.report().tell(hung.count() + " processes of PostgreSQL were stopped meanwhile");
    }
    stage.clicks().settle(during.answers());
    stage
        .report()
        .add(
            Row.of(
                    "outage: p99 of " + what + " while PostgreSQL hangs",
                    Budget.atMost(2),
                    Unit.OF_BEFORE,
                    during.millis(99) / before.millis(99))
                .with(words(rate, before, during)));
  }

  private static String words(double rate, LoadResult before, LoadResult during) {
    return "%,.0f/s; before %s; during %s".formatted(rate, before.latencies(), during.latencies());
  }
}
