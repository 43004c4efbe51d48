package io.tributary.testing;

import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.SecretKeys;
import io.tributary.storage.Vault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL of a version in this test run, with a migrated template to copy. */
final class TestServer {
  private static final String TEMPLATE = "tributary_template";

  private final EmbeddedPostgres server;
  private final AtomicInteger copies = new AtomicInteger();

  private TestServer(PostgresVersion version) {
    this.server = version.start();
    execute("CREATE DATABASE " + TEMPLATE);
    try (Database template = Database.open(address(TEMPLATE), 1, Duration.ofSeconds(10))) {
      template.migrate();
      keys().open(template);
    }
  }

  static TestServer of(PostgresVersion version) {
    return switch (version) {
      case V15 -> Oldest.SERVER;
      case V18 -> Newest.SERVER;
    };
  }

  /** A new migrated database; returns its name. */
  String copyTemplate() {
    String name = "test_" + copies.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return name;
  }

  /** A new database without any table; returns its name. */
  String createEmpty() {
    String name = "empty_" + copies.incrementAndGet();
    execute("CREATE DATABASE " + name);
    return name;
  }

  void drop(String name) {
    execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  DatabaseAddress address(String name) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
        Optional.of("postgres"),
        Optional.of(new Secret("postgres")));
  }

  int port() {
    return server.getPort();
  }

  static Vault vault() {
    return keys().openUnverified().orElseThrow();
  }

  private static SecretKeys keys() {
    return new SecretKeys(Optional.of(TestDatabase.KEY), Path.of("target"));
  }

  /** One at a time: a template can be copied only while nobody else copies it. */
  private synchronized void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Started when first asked for. */
  private static final class Oldest {
    static final TestServer SERVER = new TestServer(PostgresVersion.V15);
  }

  /** Started when first asked for. */
  private static final class Newest {
    static final TestServer SERVER = new TestServer(PostgresVersion.V18);
  }
}
