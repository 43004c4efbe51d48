package io.tributary.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL database: a pool of connections, its migrations, and transactions. */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int OLDEST_MAJOR = 15;

  /** No statement of ours is meant to take longer, and none waits longer for a lock. */
  private static final String LIMITS =
      "SET statement_timeout = '60s'; SET lock_timeout = '20s';"
          + " SET idle_in_transaction_session_timeout = '60s'; SET timezone = 'UTC'";

  /** Longer than a statement may take: reached only when the network or the server is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(75);

  private final DatabaseAddress address;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(DatabaseAddress address, HikariDataSource pool) {
    this.address = address;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    // An absent value has no type of its own: PostgreSQL gives it the column's.
    jdbi.getConfig(Arguments.class).setUntypedNullArgument(new NullArgument(Types.NULL));
  }

  /**
   * Opens a pool. The server needn't be there yet: the pool connects when it comes.
   *
   * @param address where the server is and who we are there
   * @param connections most connections at a time
   * @param patience how long a caller waits for a connection before it fails; at least 250 ms
   */
  public static Database open(DatabaseAddress address, int connections, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source(address, SILENCE));
    config.setPoolName("tributary");
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(Math.min(1_000, patience.toMillis()));
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(LIMITS);
    return new Database(address, new HikariDataSource(config));
  }

  private static PGSimpleDataSource source(DatabaseAddress address, Duration silence) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setConnectTimeout(5);
    source.setSocketTimeout((int) silence.toSeconds());
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    source.setApplicationName("tributary");
    source.setUrl(address.jdbcUrl());
    address.user().ifPresent(source::setUser);
    address.password().ifPresent(password -> source.setPassword(password.reveal()));
    return source;
  }

  /**
   * Brings the tables up to this version of the program; several servers may do so at once.
   *
   * @throws DatabaseUnreachable when the server doesn't answer: try again later
   * @throws DatabaseRefusal when the server is too old, refuses our login, or its tables aren't
   *     ours
   */
  public void migrate() {
    PGSimpleDataSource unhurried = source(address, Duration.ZERO);
    refuseOldServer(unhurried);
    try {
      var result = Flyway.configure().dataSource(unhurried).loggers("slf4j").load().migrate();
      if (result.migrationsExecuted > 0) {
        LOG.info("{} is now at schema {}", address, result.targetSchemaVersion);
      }
    } catch (FlywayException e) {
      throw DatabaseTrouble.ofMigration(address, e);
    }
  }

  private void refuseOldServer(PGSimpleDataSource source) {
    try (Connection connection = source.getConnection()) {
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

  /** Whether the server answers now; waits no longer than the pool's patience. */
  public boolean isReachable() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Where the server is. */
  public DatabaseAddress address() {
    return address;
  }

  /** Runs the work in one transaction: all of it is kept, or, when it throws, none. */
  public <T> T inTransaction(Function<Transaction, T> work) {
    return jdbi.inTransaction(handle -> work.apply(new Transaction(handle)));
  }

  /**
   * Runs the work like {@link #inTransaction}, for a caller who would rather fail than wait.
   *
   * @param limit how long each statement may take, even when the server says nothing any more; the
   *     wait for a connection, at most the pool's patience, comes before it
   */
  public <T> T inTransaction(Duration limit, Function<Transaction, T> work) {
    return inTransaction(
        transaction -> {
          transaction.limit(limit);
          return work.apply(transaction);
        });
  }

  /** Like {@link #inTransaction} for work without a result. */
  public void useTransaction(Consumer<Transaction> work) {
    jdbi.useTransaction(handle -> work.accept(new Transaction(handle)));
  }

  @Override
  public void close() {
    pool.close();
  }
}
