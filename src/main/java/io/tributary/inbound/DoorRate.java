package io.tributary.inbound;

import io.tributary.model.DoorId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many messages each door may bring: a bucket of 2,000 that refills with 200 a second, so that
 * whoever has found a token doesn't fill the inbox with it in an hour.
 */
final class DoorRate {
  private static final Duration INTERVAL = Duration.ofMillis(5);
  private static final Duration BURST = INTERVAL.multipliedBy(2000);

  /** The last request may take more than is left; what is further ahead, a clock has set back. */
  private static final Duration MOST_AHEAD =
      BURST.plus(INTERVAL.multipliedBy(Submission.MOST_ITEMS));

  /** When each door's bucket will be full again. */
  private final Map<DoorId, Instant> fullAt = new ConcurrentHashMap<>();

  /** How long a door must wait, before anything is read of its message; empty: not at all. */
  Optional<Duration> pause(DoorId door, Instant now) {
    Duration missing = Duration.between(now.plus(BURST), filledFrom(fullAt.get(door), now));
    return missing.isNegative() ? Optional.empty() : Optional.of(missing);
  }

  /** Notes that messages came through a door. */
  void charge(DoorId door, int messages, Instant now) {
    Duration cost = INTERVAL.multipliedBy(messages);
    fullAt.compute(door, (_, full) -> filledFrom(full, now).plus(cost));
  }

  private static Instant filledFrom(@Nullable Instant full, Instant now) {
    return full == null || full.isBefore(now) || full.isAfter(now.plus(MOST_AHEAD)) ? now : full;
  }
}
