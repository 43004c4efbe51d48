package io.tributary.storage;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database in trouble from a row in trouble. */
public final class StorageFailure {
  // Connection, insufficient resources, operator intervention, lock or serialization conflict,
  // read-only.
  private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "40", "55", "25");

  private StorageFailure() {}

  /**
   * Whether the same work may succeed later without a change: then it is repeated, and no row is
   * blamed.
   */
  public static boolean isPassing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null || PASSING.contains(state.substring(0, Math.min(2, state.length())));
      }
    }
    return false;
  }
}
