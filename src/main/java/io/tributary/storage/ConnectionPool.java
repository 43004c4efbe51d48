package io.tributary.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to one server, kept open for the next caller. */
final class ConnectionPool implements AutoCloseable {
  /** No statement of ours is meant to take longer, and none waits longer for a lock. */
  private static final String LIMITS =
      "SET statement_timeout = '60s'; SET lock_timeout = '20s';"
          + " SET idle_in_transaction_session_timeout = '60s'; SET timezone = 'UTC'";

  /** Longer than a statement may take: reached only when the network or the server is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(75);

  /** A server under load, or behind TLS far away, takes its time to let us in. */
  private static final int LOGIN_SECONDS = 10;

  private final DatabaseAddress address;
  private final HikariDataSource pool;

  private ConnectionPool(DatabaseAddress address, HikariDataSource pool) {
    this.address = address;
    this.pool = pool;
  }

  /**
   * Opens a pool; it connects when the server comes.
   *
   * @param connections most connections at a time
   * @param patience how long a caller waits for a connection before it fails; at least 250 ms
   */
  static ConnectionPool open(DatabaseAddress address, int connections, Duration patience) {
    PGSimpleDataSource source = source(address, SILENCE);
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("tributary");
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(Math.min(1_000, patience.toMillis()));
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(LIMITS);
    config.setExceptionOverride(new ReadOnlyEviction());
    HikariDataSource pool = new HikariDataSource(config);
    // The pool has just lowered it to its callers' patience: a slow server would never be reached.
    source.setLoginTimeout(LOGIN_SECONDS);
    return new ConnectionPool(address, pool);
  }

  /**
   * Where single connections come from.
   *
   * @param silence after how long without a word the server is given up
   */
  static PGSimpleDataSource source(DatabaseAddress address, Duration silence) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setConnectTimeout(5);
    source.setSocketTimeout((int) silence.toSeconds());
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    source.setLogServerErrorDetail(false); // it quotes whole rows
    source.setApplicationName("tributary");
    source.setUrl(address.jdbcUrl());
    address.user().ifPresent(source::setUser);
    address.password().ifPresent(password -> source.setPassword(password.reveal()));
    return source;
  }

  DatabaseAddress address() {
    return address;
  }

  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  PoolState state() {
    HikariPoolMXBean connections = pool.getHikariPoolMXBean();
    return new PoolState(
        connections.getActiveConnections(),
        connections.getIdleConnections(),
        connections.getThreadsAwaitingConnection());
  }

  @Override
  public void close() {
    pool.close();
  }
}
