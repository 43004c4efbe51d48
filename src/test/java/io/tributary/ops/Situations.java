package io.tributary.ops;

import io.tributary.storage.PoolState;
import io.tributary.storage.Queues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A situation in which all is well, and the same with one thing wrong. */
final class Situations {
  static final long MOST_UNREAD = 1000;
  private static final Duration LONG = Duration.ofHours(1);
  static final Queues NOTHING_WAITS = new Queues(0, Duration.ZERO, 0, 0, 0, 0, 0, Optional.empty());
  static final JournalFigures SOUND_JOURNAL =
      new JournalFigures(100, 0, 1000, 0, false, true, Optional.empty(), Duration.ZERO);
  static final DatabaseState ANSWERING = database(true, LONG, NOTHING_WAITS);

  private Situations() {}

  static Situation well() {
    return with(SOUND_JOURNAL, Duration.ZERO);
  }

  static Situation obstructed(String obstacle) {
    return new Situation(
        Optional.of(obstacle),
        database(false, LONG, NOTHING_WAITS),
        SOUND_JOURNAL,
        Duration.ZERO,
        MOST_UNREAD,
        List.of(),
        Optional.of(new DiskRoom(80L << 30, 100L << 30)),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty());
  }

  static Situation with(JournalFigures journal, Duration lag) {
    return situation(ANSWERING, journal, lag, List.of(), 80L << 30, Duration.ZERO);
  }

  static Situation with(DatabaseState database, WorkerState... workers) {
    return situation(
        database, SOUND_JOURNAL, Duration.ZERO, List.of(workers), 80L << 30, Duration.ZERO);
  }

  static Situation with(Queues queues) {
    return with(database(true, LONG, queues));
  }

  static Situation withFreeBytes(long free) {
    return situation(ANSWERING, SOUND_JOURNAL, Duration.ZERO, List.of(), free, Duration.ZERO);
  }

  static Situation withClockJump(Duration jump) {
    return situation(ANSWERING, SOUND_JOURNAL, Duration.ZERO, List.of(), 80L << 30, jump);
  }

  static Situation limited(Duration ago) {
    Situation well = well();
    return new Situation(
        well.obstacle(),
        well.database(),
        well.journal(),
        well.loaderLag(),
        well.mostUnread(),
        well.workers(),
        well.disk(),
        well.clockJump(),
        Optional.of(ago),
        Optional.empty());
  }

  static Situation withWrongMode(Duration ago) {
    Situation well = well();
    return new Situation(
        well.obstacle(),
        well.database(),
        well.journal(),
        well.loaderLag(),
        well.mostUnread(),
        well.workers(),
        well.disk(),
        well.clockJump(),
        Optional.empty(),
        Optional.of(ago));
  }

  static DatabaseState database(boolean answers, Duration lasting, Queues queues) {
    return new DatabaseState(
        answers, lasting, Optional.of(queues), Duration.ZERO, new PoolState(0, 2, 0));
  }

  static DatabaseState withClockAhead(Duration ahead) {
    return new DatabaseState(true, LONG, Optional.empty(), ahead, new PoolState(0, 2, 0));
  }

  static WorkerState worker(int failuresInARow, Duration sinceBeat, Duration rest) {
    return new WorkerState(
        "loader", 10, 10, 3, failuresInARow, sinceBeat, rest, WorkerState.LONGEST_BEAT);
  }

  /** The last click wasn't kept, or the one so long ago. */
  static JournalFigures troubled(boolean isKeeping, Duration ago) {
    return new JournalFigures(
        100, 0, 1000, 0, false, isKeeping, Optional.of("the disk refused it: full"), ago);
  }

  static JournalFigures holding(long bytesNotLoaded) {
    return new JournalFigures(
        bytesNotLoaded, bytesNotLoaded, 1000, 0, false, true, Optional.empty(), Duration.ZERO);
  }

  private static Situation situation(
      DatabaseState database,
      JournalFigures journal,
      Duration lag,
      List<WorkerState> workers,
      long free,
      Duration clockJump) {
    return new Situation(
        Optional.empty(),
        database,
        journal,
        lag,
        MOST_UNREAD,
        workers,
        Optional.of(new DiskRoom(free, 100L << 30)),
        clockJump,
        Optional.empty(),
        Optional.empty());
  }
}
