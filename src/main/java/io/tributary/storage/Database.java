package io.tributary.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL database: a pool of connections, its migrations, and transactions. */
public final class Database implements AutoCloseable {
  private static final ScopedValue<Deadline> AWAITED = ScopedValue.newInstance();
  private final int connections;
  private final Duration patience;
  private final Jdbi jdbi = Jdbi.create(this::connection);
  private volatile @Nullable ConnectionPool pool;

  private Database(int connections, Duration patience) {
    this.connections = connections;
    this.patience = patience;
    // An absent value has no type of its own: PostgreSQL gives it the column's.
    jdbi.getConfig(Arguments.class).setUntypedNullArgument(new NullArgument(Types.NULL));
    keepQuiet(jdbi);
    jdbi.registerArrayType(OffsetDateTime.class, "timestamptz");
  }

  /**
   * Opens a pool. The server needn't be there yet: the pool connects when it comes.
   *
   * @param address where the server is and who we are there
   * @param connections most connections at a time
   * @param patience how long a caller waits for a connection before it fails; at least 250 ms
   */
  public static Database open(DatabaseAddress address, int connections, Duration patience) {
    Database database = unconnected(connections, patience);
    database.connect(address);
    return database;
  }

  /**
   * A database whose address isn't known yet; until {@link #connect}, it is one that doesn't
   * answer.
   */
  public static Database unconnected(int connections, Duration patience) {
    return new Database(connections, patience);
  }

  /** Says where the server is; once. */
  public void connect(DatabaseAddress address) {
    pool = ConnectionPool.open(address, connections, patience);
  }

  /**
   * Brings the tables up to this version of the program; several servers may do so at once.
   *
   * @throws DatabaseUnreachable when the server doesn't answer, or has no room: try again later
   * @throws DatabaseRefusal when the server is too old, refuses our login, or its tables aren't
   *     ours
   */
  public void migrate() {
    Migrations.run(address(), MigrationVersion.LATEST);
  }

  /** Like {@link #migrate}, but stops at an older schema. */
  public void migrateTo(String schema) {
    Migrations.run(address(), MigrationVersion.fromVersion(schema));
  }

  /** Whether a schema is one of those this version of the program can make. */
  public boolean knows(String schema) {
    return Migrations.know(address(), MigrationVersion.fromVersion(schema));
  }

  /** Whether the server answers now; waits little longer than the pool's patience. */
  public boolean isReachable() {
    try (Connection connection = connection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Where the server is.
   *
   * @throws DatabaseUnreachable before that is known
   */
  public DatabaseAddress address() {
    ConnectionPool connected = pool;
    if (connected == null) {
      throw new DatabaseUnreachable("The database has not started yet.");
    }
    return connected.address();
  }

  /** What its connections do now; never waits for the server. */
  public PoolState pool() {
    ConnectionPool connected = pool;
    return connected == null ? PoolState.NONE : connected.state();
  }

  /** What a statement was bound to, such as a visitor's address, is nothing for the log. */
  private static Jdbi keepQuiet(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }

  private Connection connection() throws SQLException {
    ConnectionPool connected = pool;
    if (connected == null) {
      throw new SQLTransientConnectionException("the database has not started yet");
    }
    return connected.connection();
  }

  /**
   * Runs the work in one transaction: all of it is kept, or, when it throws, none. Under {@link
   * #awaited}, it has a deadline.
   */
  public <T> T inTransaction(Function<Transaction, T> work) {
    return AWAITED.isBound()
        ? inTransaction(AWAITED.get(), work)
        : jdbi.inTransaction(handle -> work.apply(new Transaction(handle)));
  }

  /**
   * Does something that somebody waits for: all its transactions together have until the deadline,
   * then they fail.
   */
  public static <T> T awaited(Deadline deadline, Supplier<T> work) {
    return ScopedValue.where(AWAITED, deadline).call(work::get);
  }

  /**
   * Runs the work like {@link #inTransaction}, for a caller who would rather fail than wait.
   *
   * @param deadline when it fails, give or take a moment, whatever it waits for: a statement, its
   *     commit, or a server that says nothing any more; only the wait for a connection has the
   *     pool's patience
   */
  public <T> T inTransaction(Deadline deadline, Function<Transaction, T> work) {
    return jdbi.inTransaction(
        handle -> {
          Transaction transaction = new Transaction(handle);
          transaction.limit(deadline);
          T result = work.apply(transaction);
          transaction.hangUpAfter(deadline);
          return result;
        });
  }

  /** Like {@link #inTransaction} for work without a result. */
  public void useTransaction(Consumer<Transaction> work) {
    inTransaction(
        transaction -> {
          work.accept(transaction);
          return transaction;
        });
  }

  /**
   * Runs the work like {@link #inTransaction}, on a connection of its own and without any limit of
   * time: for copies of whole tables.
   *
   * @throws DatabaseUnreachable when the server doesn't answer
   */
  public <T> T inLongTransaction(Function<Transaction, T> work) {
    try (Connection connection = ConnectionPool.source(address(), Duration.ZERO).getConnection()) {
      return keepQuiet(Jdbi.create(connection))
          .inTransaction(handle -> work.apply(new Transaction(handle).unlimited()));
    } catch (SQLException e) {
      throw DatabaseTrouble.ofConnecting(address(), e);
    }
  }

  @Override
  public void close() {
    ConnectionPool connected = pool;
    if (connected != null) {
      connected.close();
    }
  }
}
