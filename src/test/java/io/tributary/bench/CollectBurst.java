package io.tributary.bench;

/** Arrivals from the tag as fast as they are answered, and how long they take at half that rate. */
final class CollectBurst implements Measurement {
  @Override
  public void measure(Stage stage) {
    Load load = Load.burst(stage.server().address(), Arrivals.endless(), stage.plan().round());
    stage.run(load);
    LoadResult burst = stage.run(load);
    LoadResult nginx = LoadLoop.run(load.to(stage.nginx()));
    stage
        .report()
        .add(
            Row.of("/collect, burst, keep-alive", Unit.PER_SECOND, burst.rate())
                .with("%.2f × nginx".formatted(burst.rate() / nginx.rate())));
    LoadResult half = stage.run(load.lasting(stage.plan().steady()).at(burst.rate() / 2));
    stage
        .report()
        .add(
            Row.of("/collect, p99 at half the burst's rate", Unit.MILLISECONDS, half.millis(99))
                .with("%,.0f/s; %s".formatted(burst.rate() / 2, half.latencies())));
  }
}
