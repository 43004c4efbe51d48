package io.tributary.ops;

import java.util.Optional;
import java.util.function.Supplier;

/** Whether the program is alive, and whether it can do its main job right now. */
public final class Health {
  private final Supplier<Optional<String>> databaseObstacle;

  /**
   * Asks the parts.
   *
   * @param databaseObstacle a sentence about why the database can't be used now; empty when it can
   */
  public Health(Supplier<Optional<String>> databaseObstacle) {
    this.databaseObstacle = databaseObstacle;
  }

  /** Ready, or what is missing. */
  public sealed interface Readiness {
    record Ready() implements Readiness {}

    record NotReady(String reason) implements Readiness {}
  }

  /** Asks the parts; a missing owner is no reason, for the doors work without one. */
  public Readiness readiness() {
    return databaseObstacle
        .get()
        .<Readiness>map(
            reason -> new Readiness.NotReady(reason + " Clicks are kept in the journal meanwhile."))
        .orElseGet(Readiness.Ready::new);
  }
}
