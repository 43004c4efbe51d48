package io.tributary.bench;

import io.tributary.model.ClickId;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** From the moment a webhook is due to the moment its conversion, with its click, can be read. */
final class ConversionDelay implements Measurement {
  private static final double RATE = 100;

  @Override
  public void measure(Stage stage) {
    int count = Math.toIntExact(Math.round(RATE * stage.plan().steady().toSeconds()));
    List<ClickId> clicks = clicks(stage, count);
    stage.run(Load.burst(stage.server().address(), Arrivals.of(clicks), stage.plan().steady()));
    StripeMessages messages = StripeMessages.sign(count, "paid", clicks, stage.clock());
    ConversionWatch watch = watchWhile(stage, messages);
    if (watch.missing() > 0) {
      stage.report().voidBecause(watch.missing() + " conversions never came");
    }
    stage
        .report()
        .add(
            Row.of(
                    "webhook to conversion at 100/s, p99",
                    Budget.atMost(1000, 3000),
                    Unit.MILLISECONDS,
                    watch.result().millis(99))
                .with(watch.result().latencies()));
  }

  private static List<ClickId> clicks(Stage stage, int count) {
    SplittableRandom random = new SplittableRandom();
    return Stream.generate(() -> ClickId.mint(stage.clock().instant(), random))
        .limit(count)
        .toList();
  }

  private static ConversionWatch watchWhile(Stage stage, StripeMessages messages) {
    long start = System.nanoTime();
    ConversionWatch watch = new ConversionWatch(stage.books(), messages.aliases(), RATE, start);
    Thread watching = Thread.ofPlatform().name("conversion-watch").start(watch::run);
    Load load =
        Load.burst(stage.server().address(), messages.source(), stage.plan().steady()).at(RATE);
    LoadResult sent = LoadLoop.run(load, Duration.ofSeconds(15), start);
    join(watching);
    if (sent.answers().silent() != messages.aliases().size()) {
      stage.report().voidBecause("webhooks were not stored: " + sent.answers());
    }
    return watch;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ending);
    }
  }
}
