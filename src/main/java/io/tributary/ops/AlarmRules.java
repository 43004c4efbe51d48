package io.tributary.ops;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** From when on something is an alarm, and what is said then. */
final class AlarmRules {
  /** Whoever reads the page an hour later shall still see that clicks were lost, not days later. */
  static final Duration LOSS_REMEMBERED = Duration.ofHours(1);

  static final double JOURNAL_SHARE = 0.5;
  static final Duration LONGEST_LAG = Duration.ofMinutes(1);

  /** A database that restarts is no reason to call anybody. */
  static final Duration SHORT_SILENCE = Duration.ofSeconds(5);

  /** What failed for want of the database has had another try by then. */
  static final Duration RECOVERY = Duration.ofSeconds(15);

  static final double LEAST_FREE_SHARE = 0.05;
  static final long LEAST_FREE_BYTES = 1L << 30;
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private AlarmRules() {}

  /** What is wrong, each with a sentence that says how much. */
  static Map<Alarm, String> broken(Situation now) {
    Map<Alarm, String> broken = new EnumMap<>(Alarm.class);
    clicksNotKept(now.journal()).ifPresent(what -> broken.put(Alarm.CLICKS_NOT_KEPT, what));
    clicksLimited(now).ifPresent(what -> broken.put(Alarm.CLICKS_LIMITED, what));
    wrongMode(now).ifPresent(what -> broken.put(Alarm.WRONG_MODE, what));
    journalFilling(now.journal()).ifPresent(what -> broken.put(Alarm.JOURNAL_FILLING, what));
    loaderBehind(now.loaderLag()).ifPresent(what -> broken.put(Alarm.LOADER_BEHIND, what));
    databaseAway(now).ifPresent(what -> broken.put(Alarm.DATABASE_AWAY, what));
    workerFails(now).ifPresent(what -> broken.put(Alarm.WORKER_FAILS, what));
    diskFilling(now.disk()).ifPresent(what -> broken.put(Alarm.DISK_FILLING, what));
    clockWrong(now).ifPresent(what -> broken.put(Alarm.CLOCK_WRONG, what));
    now.database()
        .queues()
        .ifPresent(queues -> broken.putAll(QueueAlarms.broken(queues, now.mostUnread())));
    return broken;
  }

  private static Optional<String> clicksNotKept(JournalFigures journal) {
    String reason = journal.lastTrouble().orElse("unknown");
    if (!journal.isKeeping()) {
      return Optional.of("Clicks are not kept: " + reason + ".");
    }
    boolean isRecent =
        journal.lastTrouble().isPresent() && !isLonger(journal.sinceTrouble(), LOSS_REMEMBERED);
    return isRecent
        ? Optional.of(
            "Clicks were not kept, the last one %s ago: %s."
                .formatted(Words.of(journal.sinceTrouble()), reason))
        : Optional.empty();
  }

  private static Optional<String> clicksLimited(Situation now) {
    return now.sinceLimited()
        .map(
            ago ->
                "One address sent more clicks than it may, the last one %s ago; they are not kept."
                    .formatted(Words.of(ago)));
  }

  private static Optional<String> wrongMode(Situation now) {
    return now.sinceWrongMode()
        .map(
            ago ->
                "A message of live data was signed with a secret of test data, or the other way round, the last one %s ago; such messages are refused."
                    .formatted(Words.of(ago)));
  }

  private static Optional<String> journalFilling(JournalFigures journal) {
    return journal.bytesNotLoaded() > JOURNAL_SHARE * journal.mostBytes()
        ? Optional.of(
            "%s of clicks are not loaded yet; the journal takes %s."
                .formatted(Words.of(journal.bytesNotLoaded()), Words.of(journal.mostBytes())))
        : Optional.empty();
  }

  private static Optional<String> loaderBehind(Duration lag) {
    return isLonger(lag, LONGEST_LAG)
        ? Optional.of("The oldest click has waited for %s to be loaded.".formatted(Words.of(lag)))
        : Optional.empty();
  }

  private static Optional<String> databaseAway(Situation now) {
    if (now.obstacle().isPresent()) {
      return now.obstacle();
    }
    DatabaseState database = now.database();
    return !database.answers() && isLonger(database.lasting(), SHORT_SILENCE)
        ? Optional.of("The database does not answer.")
        : Optional.empty();
  }

  /** While the database is away, and just after, a worker's failures say nothing of their own. */
  private static Optional<String> workerFails(Situation now) {
    return now.database().hasAnsweredFor(RECOVERY)
        ? first(now.workers(), WorkerState::isFailing)
            .map(
                worker ->
                    "The worker %s has failed %d times in a row."
                        .formatted(worker.name(), worker.failuresInARow()))
            .or(() -> stuckWorker(now))
        : Optional.empty();
  }

  /** A worker whose beat doesn't end, though the database has answered all the time. */
  static Optional<String> stuckWorker(Situation now) {
    return now.database().hasAnsweredFor(WorkerState.LONGEST_BEAT)
        ? first(now.workers(), WorkerState::isStuck)
            .map(
                worker ->
                    "The worker %s has not ended a beat for %s."
                        .formatted(worker.name(), Words.of(worker.sinceBeat())))
        : Optional.empty();
  }

  private static Optional<WorkerState> first(
      List<WorkerState> workers, Predicate<WorkerState> isBad) {
    return workers.stream().filter(isBad).findFirst();
  }

  private static Optional<String> diskFilling(Optional<DiskRoom> disk) {
    return disk.filter(AlarmRules::isShort)
        .map(
            room ->
                "The data folder's disk has only %s left of %s."
                    .formatted(Words.of(room.free()), Words.of(room.total())));
  }

  private static boolean isShort(DiskRoom room) {
    return room.free() < LEAST_FREE_BYTES || room.free() < LEAST_FREE_SHARE * room.total();
  }

  private static Optional<String> clockWrong(Situation now) {
    if (!now.clockJump().isZero()) {
      return Optional.of(
          "This machine's clock was set %s by %s."
              .formatted(
                  now.clockJump().isNegative() ? "back" : "forward",
                  Words.of(now.clockJump().abs())));
    }
    Duration ahead = now.database().clockAhead();
    return isLonger(ahead.abs(), CLOCK_TOLERANCE)
        ? Optional.of(
            "The database's clock is %s %s this machine's."
                .formatted(Words.of(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of"))
        : Optional.empty();
  }

  static boolean isLonger(Duration length, Duration most) {
    return length.compareTo(most) > 0;
  }
}
