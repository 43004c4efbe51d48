package io.tributary.storage;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** Tells trouble that passes from trouble that needs a person, and puts it into a sentence. */
final class DatabaseTrouble {
  private DatabaseTrouble() {}

  /** Why no connection could be made. */
  static RuntimeException ofConnecting(DatabaseAddress address, SQLException trouble) {
    String state = trouble.getSQLState() == null ? "" : trouble.getSQLState();
    if (state.startsWith("28") || state.equals("42501")) {
      return new DatabaseRefusal(
          "The database server at %s refuses our login: %s. Correct user and password in TRIBUTARY_DATABASE_URL."
              .formatted(address, trouble.getMessage()),
          trouble);
    }
    if (state.equals("3D000")) {
      return new DatabaseRefusal(
          "The database server at %s has no such database: %s. Create it, or correct TRIBUTARY_DATABASE_URL."
              .formatted(address, trouble.getMessage()),
          trouble);
    }
    return new DatabaseUnreachable(
        "The database server at %s doesn't answer: %s. Is it running, and may this machine reach it?"
            .formatted(address, trouble.getMessage()),
        trouble);
  }

  /** Why the tables could not be brought up to date. */
  static RuntimeException ofMigration(DatabaseAddress address, FlywayException trouble) {
    if (StorageFailure.isOutage(trouble)) {
      return new DatabaseUnreachable(
          "The tables of the database at %s can't be brought up to this version now: %s"
              .formatted(address, trouble.getMessage()),
          trouble);
    }
    return new DatabaseRefusal(
        "The tables of the database at %s can't be brought up to this version: %s"
            .formatted(address, trouble.getMessage()),
        trouble);
  }
}
