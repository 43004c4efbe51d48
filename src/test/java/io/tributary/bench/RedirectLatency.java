package io.tributary.bench;

/** How long visitors wait at half the rate of the burst, counted from when they come. */
final class RedirectLatency implements Measurement {
  @Override
  public void measure(Stage stage) {
    double rate = stage.burst().ours() / 2;
    Load load =
        Load.burst(
                stage.server().address(), Visits.to(Links.MANY, Manner.KEPT), stage.plan().steady())
            .at(rate);
    LoadResult nginx = LoadLoop.run(load.to(stage.nginx()));
    LoadResult ours = LoadLoop.run(load);
    stage.clicks().settle(ours.answers());
    stage
        .report()
        .add(
            Row.of(
                    "redirect, p99 at half the burst's rate",
                    Budget.atMost(10),
                    Unit.MILLISECONDS,
                    Latencies.millis(ours, 99))
                .with(
                    "%,.0f/s; %s; nginx %s"
                        .formatted(rate, Latencies.words(ours), Latencies.words(nginx))));
  }
}
