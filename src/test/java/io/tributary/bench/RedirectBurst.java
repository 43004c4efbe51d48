package io.tributary.bench;

import java.util.List;

/** Redirects as fast as they are answered, each click flushed to disk before its answer. */
final class RedirectBurst implements Measurement {
  @Override
  public void measure(Stage stage) {
    Burst many = stage.burst();
    add(stage, "redirect, burst, keep-alive, 1,000 links", many);
    add(stage, "redirect, burst, keep-alive, one hot link", run(stage, Links.HOT, Manner.KEPT));
    add(stage, "redirect, burst, one-shot", run(stage, Links.MANY, Manner.ONE_SHOT));
  }

  private static Burst run(Stage stage, List<String> links, Manner manner) {
    return new BurstRounds(stage, links, manner).run();
  }

  private static void add(Stage stage, String path, Burst burst) {
    stage
        .report()
        .add(
            Row.of(path, Budget.atLeast(0.6, 0.35), Unit.OF_NGINX, burst.ratio())
                .with(burst.figures()));
  }
}
