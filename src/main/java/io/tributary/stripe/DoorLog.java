package io.tributary.stripe;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Remembers of every kind of outcome at the webhook's door how many there were, and the latest. */
public final class DoorLog implements Consumer<WebhookOutcome> {
  private final InstantSource clock;
  private final Instant since;
  private final Map<WebhookOutcome, Line> lines = new EnumMap<>(WebhookOutcome.class);

  private record Line(LongAdder count, AtomicLong latestMillis) {}

  /**
   * What the door has seen.
   *
   * @param since when it was opened
   * @param counts for every outcome
   * @param latest for every outcome that was seen
   */
  public record Page(
      Instant since, Map<WebhookOutcome, Long> counts, Map<WebhookOutcome, Instant> latest) {
    public Page {
      counts = Map.copyOf(counts);
      latest = Map.copyOf(latest);
    }

    long count(WebhookOutcome outcome) {
      return counts.getOrDefault(outcome, 0L);
    }

    /** When it was last seen; the beginning of time when never. */
    Instant latest(WebhookOutcome outcome) {
      return latest.getOrDefault(outcome, Instant.MIN);
    }
  }

  public DoorLog(InstantSource clock) {
    this.clock = clock;
    this.since = clock.instant();
    Arrays.stream(WebhookOutcome.values())
        .forEach(outcome -> lines.put(outcome, new Line(new LongAdder(), new AtomicLong())));
  }

  @Override
  public void accept(WebhookOutcome outcome) {
    Line line = lines.get(outcome);
    if (line != null) {
      line.count().increment();
      line.latestMillis().lazySet(clock.millis());
    }
  }

  /** What was seen so far. */
  public Page read() {
    Map<WebhookOutcome, Long> counts = new EnumMap<>(WebhookOutcome.class);
    Map<WebhookOutcome, Instant> latest = new EnumMap<>(WebhookOutcome.class);
    lines.forEach(
        (outcome, line) -> {
          counts.put(outcome, line.count().sum());
          if (line.count().sum() > 0) {
            latest.put(outcome, Instant.ofEpochMilli(line.latestMillis().get()));
          }
        });
    return new Page(since, counts, latest);
  }
}
