package io.tributary.stripe;

import io.tributary.storage.WalkTable.Name;
import io.tributary.storage.WalkTable.Walked;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * When a list is walked: events soon after a start that came late, then every hour; objects when
 * their turn comes, every night as a rule; what failed, after a while.
 */
final class WalkSchedule {
  private static final Duration DOWNTIME = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration UNTIL_NEXT_TRY = Duration.ofMinutes(10);
  private final Set<Name> walkedSinceStart = new HashSet<>();
  private final Turns sweeps;

  WalkSchedule(Turns sweeps) {
    this.sweeps = sweeps;
  }

  /** Whether it is time; a clock that was set back makes it time, too. */
  boolean isDue(WalkedList list, Optional<Walked> known, Instant now) {
    if (known.isEmpty()) {
      return true;
    }
    Walked walked = known.get();
    if (walked.run().failure().isPresent()) {
      return isOlder(walked.run().endedAt(), UNTIL_NEXT_TRY, now);
    }
    return walked.open().isPresent()
        || walked.walkedAt().isEmpty()
        || isOutdated(list, walked, walked.walkedAt().get(), now);
  }

  /** A whole walk has ended. */
  void walked(Name name) {
    walkedSinceStart.add(name);
  }

  private boolean isOutdated(WalkedList list, Walked walked, Instant walkedAt, Instant now) {
    boolean isFirst = !walkedSinceStart.contains(walked.name());
    return list.isOfEvents()
        ? isOlder(walkedAt, isFirst ? DOWNTIME : HOUR, now)
        : walkedAt.isBefore(sweeps.last(now)) || walkedAt.isAfter(now);
  }

  private static boolean isOlder(Instant time, Duration age, Instant now) {
    return !now.isBefore(time.plus(age)) || time.isAfter(now);
  }
}
