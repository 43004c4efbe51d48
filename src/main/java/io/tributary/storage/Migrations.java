package io.tributary.storage;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables of a database up to this version of the program. */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final int OLDEST_MAJOR = 15;

  /** A server that says nothing for so long is hung, or its machine is gone. */
  private static final Duration GREETING = Duration.ofSeconds(10);

  /** A migration may rewrite a large table. */
  private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

  private Migrations() {}

  /**
   * Migrates; several servers may do so at once.
   *
   * @param target the schema to stop at
   * @throws DatabaseUnreachable when the server doesn't answer, or has no room: try again later
   * @throws DatabaseRefusal when the server is too old, refuses our login, or its tables aren't
   *     ours
   */
  static void run(DatabaseAddress address, MigrationVersion target) {
    refuseOldServer(address);
    PGSimpleDataSource source = ConnectionPool.source(address, LONGEST_STATEMENT);
    try {
      Flyway flyway = of(source).target(target).load();
      refuseNewer(flyway.info().applied(), address);
      var result = flyway.migrate();
      if (result.migrationsExecuted > 0) {
        LOG.info("{} is now at schema {}", address, result.targetSchemaVersion);
      }
    } catch (FlywayException e) {
      throw DatabaseTrouble.ofMigration(address, e);
    }
  }

  /** Whether this version of the program can make a schema. */
  static boolean know(DatabaseAddress address, MigrationVersion schema) {
    PGSimpleDataSource source = ConnectionPool.source(address, GREETING);
    try {
      return Stream.of(of(source).load().info().all())
          .anyMatch(migration -> schema.equals(migration.getVersion()));
    } catch (FlywayException e) {
      throw DatabaseTrouble.ofMigration(address, e);
    }
  }

  private static FluentConfiguration of(PGSimpleDataSource source) {
    return Flyway.configure().dataSource(source).loggers("slf4j");
  }

  private static void refuseOldServer(DatabaseAddress address) {
    try (Connection connection = ConnectionPool.source(address, GREETING).getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      refuseOlder(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion(), address);
    } catch (SQLException e) {
      throw DatabaseTrouble.ofConnecting(address, e);
    }
  }

  static void refuseOlder(int major, String version, DatabaseAddress address) {
    if (major < OLDEST_MAJOR) {
      throw new DatabaseRefusal(
          "The database server at %s is PostgreSQL %s; Tributary needs %d or newer. Upgrade it, or point TRIBUTARY_DATABASE_URL at a newer one."
              .formatted(address, version, OLDEST_MAJOR));
    }
  }

  /** A newer Tributary has changed the tables: this one would misread or spoil them. */
  private static void refuseNewer(MigrationInfo[] applied, DatabaseAddress address) {
    Stream.of(applied)
        .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
        .findFirst()
        .ifPresent(
            newer -> {
              throw new DatabaseRefusal(
                  "The database at %s was brought to schema %s by a newer Tributary, and this one doesn't know it. Start that version again, or restore a backup from before the upgrade."
                      .formatted(address, newer.getVersion()));
            });
  }
}
