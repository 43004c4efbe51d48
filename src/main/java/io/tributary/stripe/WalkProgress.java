package io.tributary.stripe;

import io.tributary.storage.WalkTable.Name;
import io.tributary.storage.WalkTable.Run;
import io.tributary.storage.WalkTable.Stretch;
import io.tributary.storage.WalkTable.Walked;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How far a walk has come: pure steps from one row to the next. */
final class WalkProgress {
  /** Of a list that was always empty nothing tells Stripe's time. */
  private static final Duration TOLERANCE = Duration.ofDays(1);

  private WalkProgress() {}

  /**
   * A walk begins.
   *
   * @param last what is known of the list; empty before the first walk
   * @param since how far back it shall go; empty for all there is
   */
  static Walked begun(Name name, Optional<Walked> last, Optional<Instant> since, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MILLIS); // as the database gives it back
    return new Walked(
        name,
        last.flatMap(Walked::seenUntil),
        last.flatMap(Walked::walkedAt),
        Optional.of(new Stretch(since, Optional.empty(), Optional.empty())),
        new Run(now, now, 0, 0, last.flatMap(known -> known.run().failure())));
  }

  /** A slice was stored. */
  static Walked after(
      WalkedList list, Walked before, OpenWalk.Slice slice, int stored, Instant now) {
    Stretch stretch = further(before.open().orElseThrow(), slice.items());
    Run run = further(before.run(), slice.items().size(), stored, now);
    if (!slice.isLast()) {
      return new Walked(
          before.name(), before.seenUntil(), before.walkedAt(), Optional.of(stretch), run);
    }
    boolean isWhole = covers(list, before, stretch);
    return new Walked(
        before.name(),
        isWhole ? Optional.of(seenUntil(before, stretch)) : before.seenUntil(),
        isWhole ? Optional.of(run.startedAt()) : before.walkedAt(),
        Optional.empty(),
        run);
  }

  /** It did not get on. */
  static Walked failed(Walked walked, String words, Instant now) {
    Run run = walked.run();
    return new Walked(
        walked.name(),
        walked.seenUntil(),
        walked.walkedAt(),
        walked.open(),
        new Run(run.startedAt(), now, run.fetched(), run.stored(), Optional.of(words)));
  }

  private static Run further(Run run, int fetched, int stored, Instant now) {
    return new Run(
        run.startedAt(), now, run.fetched() + fetched, run.stored() + stored, Optional.empty());
  }

  private static Stretch further(Stretch stretch, List<JsonNode> items) {
    Optional<Instant> reached = stretch.reached();
    Optional<Instant> newest = stretch.newest();
    for (JsonNode item : items) {
      Optional<Instant> made = StripeJson.time(item, "created");
      reached = made.isPresent() ? made : reached;
      newest = latest(newest, made);
    }
    return new Stretch(stretch.since(), reached, newest);
  }

  /** Whether nothing is left out between this walk and those before it, in Stripe's seconds. */
  private static boolean covers(WalkedList list, Walked before, Stretch stretch) {
    Optional<Instant> needed = list.since(before.seenUntil(), before.run().startedAt());
    return stretch.since().isEmpty()
        || needed
            .filter(from -> stretch.since().get().getEpochSecond() <= from.getEpochSecond())
            .isPresent();
  }

  private static Instant seenUntil(Walked before, Stretch stretch) {
    return latest(before.seenUntil(), stretch.newest())
        .orElseGet(() -> before.run().startedAt().minus(TOLERANCE));
  }

  private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
    return one.filter(time -> other.isEmpty() || !time.isBefore(other.get())).or(() -> other);
  }
}
