package io.tributary.bench;

/** How long visitors wait at half the rate of the burst, counted from when they come. */
final class RedirectLatency implements Measurement {
  @Override
  public void measure(Stage stage) {
    double rate = stage.burst().ours() / 2;
    RequestSource visits = Visits.to(Links.MANY, Manner.KEPT);
    Load load = Load.burst(stage.server().address(), visits, stage.plan().steady()).at(rate);
    LoadResult nginx = LoadLoop.run(load.to(stage.nginx()));
    LoadResult ours = stage.run(load);
    stage
        .report()
        .add(
            Row.of(
                    "redirect, p99 at half the burst's rate",
                    Budget.atMost(10),
                    Unit.MILLISECONDS,
                    ours.millis(99))
                .with(
                    "%,.0f/s; %s; nginx %s".formatted(rate, ours.latencies(), nginx.latencies())));
  }
}
