package io.tributary.ops;

import java.util.Optional;

/** Whether the program can do its main job right now. */
public final class Health {
  /** With less the journal can't begin a new segment, and PostgreSQL soon can't write. */
  static final long DISK_IS_FULL = 64L << 20;

  private static final String KEPT = " Clicks are kept in the journal meanwhile.";

  private Health() {}

  /** Ready, or what is missing. */
  public sealed interface Readiness {
    record Ready() implements Readiness {}

    record NotReady(String reason) implements Readiness {}
  }

  /** What the situation means; a missing owner is no reason, for the doors work without one. */
  public static Readiness readiness(Situation now) {
    return clicks(now)
        .or(() -> database(now).map(reason -> reason + KEPT))
        .or(() -> workers(now).map(reason -> reason + KEPT))
        .<Readiness>map(Readiness.NotReady::new)
        .orElseGet(Readiness.Ready::new);
  }

  /** What can't be mended by waiting comes first: clicks are lost for ever. */
  private static Optional<String> clicks(Situation now) {
    JournalFigures journal = now.journal();
    if (!journal.isKeeping()) {
      return Optional.of("Clicks are not kept: " + journal.lastTrouble().orElse("unknown") + ".");
    }
    return now.disk()
        .filter(room -> room.free() < DISK_IS_FULL)
        .map(room -> "The data folder's disk is full: " + Words.of(room.free()) + " are left.");
  }

  private static Optional<String> database(Situation now) {
    return now.obstacle()
        .or(
            () ->
                now.database().answers()
                    ? Optional.empty()
                    : Optional.of("The database does not answer."));
  }

  private static Optional<String> workers(Situation now) {
    return now.workers().stream()
        .filter(WorkerState::isFailing)
        .findFirst()
        .map(
            worker ->
                "The worker %s has failed %d times in a row."
                    .formatted(worker.name(), worker.failuresInARow()))
        .or(() -> AlarmRules.stuckWorker(now));
  }
}
