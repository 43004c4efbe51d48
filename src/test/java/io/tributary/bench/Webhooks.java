package io.tributary.bench;

import java.time.Duration;
import java.util.List;

/** Signed messages from Stripe, stored before the answer. */
final class Webhooks implements Measurement {
  private static final int CONNECTIONS = 64;
  private static final double STEADY_RATE = 500;

  /** More than any machine of today stores in a second. */
  private static final int MOST_PER_SECOND = 6000;

  private static final Duration LONGEST_BURST = Duration.ofSeconds(8);

  @Override
  public void measure(Stage stage) {
    Duration length = shorter(stage.plan().round(), LONGEST_BURST);
    int enough = Math.toIntExact(MOST_PER_SECOND * length.toSeconds());
    send(stage, Load.burst(stage.server().address(), messages(stage, enough / 4, "warm"), length));
    LoadResult burst =
        send(stage, Load.burst(stage.server().address(), messages(stage, enough, "fast"), length));
    stage
        .report()
        .add(
            Row.of(
                    "webhooks, stored before the answer",
                    Budget.atLeast(3000, 1000),
                    Unit.PER_SECOND,
                    burst.rate())
                .with("%s; %d refused".formatted(burst.latencies(), burst.answers().refused())));
    steady(stage);
  }

  private static void steady(Stage stage) {
    Duration length = stage.plan().steady();
    int count = Math.toIntExact(Math.round(STEADY_RATE * length.toSeconds()));
    LoadResult steady =
        send(
            stage,
            Load.burst(stage.server().address(), messages(stage, count, "even"), length)
                .at(STEADY_RATE));
    stage
        .report()
        .add(
            Row.of(
                    "webhooks, p99 at 500/s",
                    Budget.atMost(50),
                    Unit.MILLISECONDS,
                    steady.millis(99))
                .with("%s; %d refused".formatted(steady.latencies(), steady.answers().refused())));
  }

  private static RequestSource messages(Stage stage, int count, String run) {
    return StripeMessages.sign(count, run, stage.books().clicks(1000), stage.clock()).source();
  }

  /** Sends, and lets the workers finish, so that the next load begins with nothing left to do. */
  private static LoadResult send(Stage stage, Load load) {
    Ledger inbox = Ledger.ofInbox(stage.books(), stage.report());
    LoadResult result = LoadLoop.run(load.over(CONNECTIONS));
    inbox.settle(result.answers());
    Duration reading = stage.awaitConversions();
    stage
        .report()
        .tell(
            "%,.0f/s, %s; all conversions %.1f s later%s"
                .formatted(
                    result.rate(),
                    result.latencies(),
                    reading.toNanos() / 1e9,
                    result.firstTrouble().map(trouble -> "; " + trouble).orElse("")));
    return result;
  }

  private static Duration shorter(Duration one, Duration other) {
    return List.of(one, other).stream().min(Duration::compareTo).orElseThrow();
  }
}
