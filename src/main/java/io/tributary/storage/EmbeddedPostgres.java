package io.tributary.storage;

import io.tributary.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The PostgreSQL that lives in the data folder. The first process to open a folder owns it: it runs
 * the server and keeps it running; whoever comes later is a guest and gets the same address.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration GUEST_PATIENCE = Duration.ofSeconds(60);
  private static final int PORT_ATTEMPTS = 5;

  private final DatabaseAddress address;
  private final Optional<PostgresServer> server;
  private final Optional<PostgresOwnership> ownership;

  private EmbeddedPostgres(
      DatabaseAddress address,
      Optional<PostgresServer> server,
      Optional<PostgresOwnership> ownership) {
    this.address = address;
    this.server = server;
    this.ownership = ownership;
  }

  /**
   * Opens the database in {@code <dataFolder>/postgres}, made at first use; returns when it
   * answers.
   *
   * @throws DatabaseRefusal when the folder is another version's, or its password is missing
   * @throws DatabaseUnreachable with a sentence about what else is in the way: damage, a full disk,
   *     missing rights
   */
  public static EmbeddedPostgres open(Path dataFolder) {
    try {
      PostgresFolder folder = PostgresFolder.in(dataFolder);
      folder.refuseRootAtAnothers();
      folder.refuseOtherMajor();
      return open(folder);
    } catch (IOException e) {
      throw new DatabaseUnreachable(
          "The folder %s can't be used for the database: %s. The user who runs Tributary must be able to write there, and the disk must have space."
              .formatted(dataFolder.toAbsolutePath(), e),
          e);
    }
  }

  private static EmbeddedPostgres open(PostgresFolder folder) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < GUEST_PATIENCE.toNanos()) {
      Optional<PostgresOwnership> ownership = PostgresOwnership.claim(folder);
      if (ownership.isPresent()) {
        return asOwner(folder, ownership.get());
      }
      Optional<DatabaseAddress> address = folder.address();
      if (address.isPresent() && answers(address.get())) {
        return new EmbeddedPostgres(address.get(), Optional.empty(), Optional.empty());
      }
      Pause.of(Duration.ofMillis(100));
    }
    throw new DatabaseUnreachable(
        "Another Tributary uses %s, but its PostgreSQL hasn't answered for %d seconds: look into %s."
            .formatted(folder.home(), GUEST_PATIENCE.toSeconds(), folder.log()));
  }

  private static EmbeddedPostgres asOwner(PostgresFolder folder, PostgresOwnership ownership)
      throws IOException {
    try {
      PostgresCluster cluster = prepare(folder);
      Secret password = folder.password().orElseThrow(() -> missingPassword(folder));
      PostgresServer server = start(cluster, password);
      var address = PostgresFolder.address(PostgresFolder.DATABASE, server.port(), password);
      var opened = new EmbeddedPostgres(address, Optional.of(server), Optional.of(ownership));
      opened.complete(cluster, password);
      return opened;
    } catch (IOException | RuntimeException e) {
      ownership.close();
      throw e;
    }
  }

  private void complete(PostgresCluster cluster, Secret password) throws IOException {
    try {
      cluster.binaries().deleteOlder();
      int port = server.orElseThrow().port();
      ensureDatabase(PostgresFolder.address("postgres", port, password));
    } catch (IOException | RuntimeException e) {
      server.ifPresent(PostgresServer::close);
      throw e;
    }
  }

  private static PostgresCluster prepare(PostgresFolder folder) throws IOException {
    folder.letPass();
    PostgresBinaries binaries = PostgresBinaries.unpack(folder.home());
    PostgresUser user = PostgresUser.forFolder(folder.home());
    PostgresCluster cluster = new PostgresCluster(folder, binaries, user);
    cluster.createIfMissing();
    new PostgresOrphan(cluster).clear();
    return cluster;
  }

  private static DatabaseRefusal missingPassword(PostgresFolder folder) {
    return new DatabaseRefusal(
        "The file %s/password is missing, and without it nobody can log in to the database beside it: put it back from a backup."
            .formatted(folder.home()));
  }

  /** On the port of last time; if another program has taken that, on another. */
  private static PostgresServer start(PostgresCluster cluster, Secret password) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = PostgresPort.choose(cluster.folder().port());
      cluster.folder().keepPort(port);
      try {
        return PostgresServer.start(cluster, port, password);
      } catch (DatabaseUnreachable ended) {
        boolean isPortTaken = PostgresLog.isPortTaken(String.valueOf(ended.getMessage()));
        if (!isPortTaken || attempt == PORT_ATTEMPTS) {
          throw ended;
        }
      }
    }
  }

  private static void ensureDatabase(DatabaseAddress maintenance) {
    try (Connection connection = connect(maintenance);
        Statement statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '" + PostgresFolder.DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + PostgresFolder.DATABASE);
      }
    } catch (SQLException e) {
      throw new DatabaseUnreachable(
          "The embedded PostgreSQL runs, but its database can't be created: " + e.getMessage(), e);
    }
  }

  private static boolean answers(DatabaseAddress address) {
    try (Connection connection = connect(address)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    String user = address.user().orElseThrow();
    return DriverManager.getConnection(
        address.jdbcUrl(), user, address.password().orElseThrow().reveal());
  }

  /**
   * Where it listens; stays the same while it is open, also when the server has to be restarted.
   */
  public DatabaseAddress address() {
    return address;
  }

  /** Whether this process runs the server; otherwise it is a guest. */
  public boolean isOwner() {
    return server.isPresent();
  }

  /** The postmaster's process id, if we run it. */
  OptionalLong pid() {
    return server.map(running -> OptionalLong.of(running.pid())).orElse(OptionalLong.empty());
  }

  /** Stops the server, if this process runs it. */
  @Override
  public void close() {
    server.ifPresent(PostgresServer::close);
    try {
      if (ownership.isPresent()) {
        ownership.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
