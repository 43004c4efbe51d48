package io.tributary.testing;

import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.Vault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fresh database for one test, on a real PostgreSQL; gone when closed. */
public final class TestDatabase implements AutoCloseable {
  /** The secret key of every test database. */
  public static final Secret KEY = new Secret("the secret key of every test database");

  private final TestServer server;
  private final String name;
  private final Database database;
  private final Vault vault = TestServer.vault();

  private TestDatabase(TestServer server, String name) {
    this.server = server;
    this.name = name;
    this.database = Database.open(server.address(name), 8, Duration.ofSeconds(10));
  }

  /** Migrated, on the version of PostgreSQL we ship. */
  public static TestDatabase fresh() {
    return fresh(PostgresVersion.V18);
  }

  /** Migrated. */
  public static TestDatabase fresh(PostgresVersion version) {
    TestServer server = TestServer.of(version);
    return new TestDatabase(server, server.copyTemplate());
  }

  /** Without any table. */
  public static TestDatabase empty(PostgresVersion version) {
    TestServer server = TestServer.of(version);
    return new TestDatabase(server, server.createEmpty());
  }

  public Database database() {
    return database;
  }

  /** All test databases share one secret key. */
  public Vault vault() {
    return vault;
  }

  public DatabaseAddress address() {
    return server.address(name);
  }

  /** The way to its server. */
  public int port() {
    return server.port();
  }

  /** Its address by a road of the test's. */
  public DatabaseAddress address(Road road) {
    DatabaseAddress direct = address();
    String url = direct.jdbcUrl().replace(":" + port() + "/", ":" + road.port() + "/");
    return new DatabaseAddress(url, direct.user(), direct.password());
  }

  public long count(String table) {
    return rows("SELECT count(*) AS found FROM " + table).getFirst().get("found")
            instanceof Long found
        ? found
        : 0;
  }

  /** What the query finds, by column name. */
  public List<Map<String, @Nullable Object>> rows(String sql) {
    return FoundRows.of(address(), sql);
  }

  /** Runs a statement that finds nothing. */
  public void execute(String sql) {
    try (Connection connection = FoundRows.connect(address());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    database.close();
    server.drop(name);
  }
}
