package io.tributary.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** The PostgreSQL database: a pool of connections, its migrations, and transactions. */
public final class Database implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens a pool.
   *
   * @param address where the server is and who we are there
   * @param connections most connections at a time
   * @param patience how long a caller waits for a connection before it fails
   */
  public static Database open(DatabaseAddress address, int connections, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.jdbcUrl());
    address.user().ifPresent(config::setUsername);
    address.password().ifPresent(password -> config.setPassword(password.reveal()));
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(patience.toMillis());
    config.setPoolName("tributary");
    config.setInitializationFailTimeout(-1);
    return new Database(new HikariDataSource(config));
  }

  /** Brings the tables up to this version of the program. */
  public void migrate() {
    Flyway.configure().dataSource(pool).load().migrate();
  }

  /** Runs the work in one transaction: all of it is kept, or, when it throws, none. */
  public <T> T inTransaction(Function<Transaction, T> work) {
    return jdbi.inTransaction(handle -> work.apply(new Transaction(handle)));
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
