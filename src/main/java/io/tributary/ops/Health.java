package io.tributary.ops;

import java.util.function.BooleanSupplier;

/** Whether the program is alive, and whether it can do its main job right now. */
public final class Health {
  private final BooleanSupplier isDatabaseReachable;

  public Health(BooleanSupplier isDatabaseReachable) {
    this.isDatabaseReachable = isDatabaseReachable;
  }

  /** Ready, or what is missing. */
  public sealed interface Readiness {
    record Ready() implements Readiness {}

    record NotReady(String reason) implements Readiness {}
  }

  /** Asks the parts; a missing owner is no reason, for the doors work without one. */
  public Readiness readiness() {
    return isDatabaseReachable.getAsBoolean()
        ? new Readiness.Ready()
        : new Readiness.NotReady(
            "The database does not answer; clicks are kept in the journal meanwhile.");
  }
}
