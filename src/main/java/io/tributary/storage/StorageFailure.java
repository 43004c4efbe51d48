package io.tributary.storage;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database in trouble from a row in trouble, by the classes of PostgreSQL's SQLSTATE. */
public final class StorageFailure {
  // Connection, insufficient resources (disk, memory, connections), operator intervention and
  // timeouts, system error, lock or serialization conflict, read-only.
  private static final Set<String> OUTAGE = Set.of("08", "53", "57", "58", "40", "55", "25");

  // Other tables than ours, or changed under us, as after the restore of an older backup; a login
  // that was taken away; a damaged file or index. A person has to look, but no row is to blame.
  private static final Set<String> UNFIT = Set.of("0A", "28", "3D", "3F", "42", "XX");

  private StorageFailure() {}

  /** Whether the database is away, full, busy or read-only, so that nobody gets an answer. */
  public static boolean isOutage(Throwable failure) {
    return is(failure, OUTAGE);
  }

  /**
   * Whether the same work may succeed later without a change to it: then it is repeated, and no row
   * is blamed.
   */
  public static boolean isPassing(Throwable failure) {
    return is(failure, OUTAGE) || is(failure, UNFIT);
  }

  private static boolean is(Throwable failure, Set<String> classes) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException || cause instanceof DatabaseUnreachable) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null || classes.contains(state.substring(0, Math.min(2, state.length())));
      }
    }
    return false;
  }
}
