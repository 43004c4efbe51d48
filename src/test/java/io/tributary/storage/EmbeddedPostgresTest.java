package io.tributary.storage;

import static io.tributary.storage.SqlProbe.ask;
import static io.tributary.storage.SqlProbe.pool;
import static io.tributary.storage.SqlProbe.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.model.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded server: safe settings, restarts, refusals. */
class EmbeddedPostgresTest {
  /** One folder for all tests: each leaves it closed; the space in its name is on purpose. */
  @TempDir private static Path parent;

  private static Path folder;

  @BeforeAll
  static void makeFolder() {
    folder = parent.resolve("data folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void nothingIsAnsweredThatIsNotOnDisk(String setting) {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder)) {
      assertThat(ask(postgres.address(), "SHOW " + setting)).isEqualTo("on");
    }
  }

  @Test
  void loginNeedsThePassword_andOnlyThisMachineIsListenedTo() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder)) {
      DatabaseAddress address = postgres.address();
      for (String wrong : List.of("", "wrong")) {
        var stranger =
            new DatabaseAddress(address.jdbcUrl(), address.user(), Optional.of(new Secret(wrong)));
        try (Database database = pool(stranger)) {
          assertThatThrownBy(database::migrate).hasMessageContaining("password");
        }
      }
      assertThat(ask(address, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(address, "SHOW unix_socket_directories")).isEmpty();
      assertThat(
              ask(address, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
          .isEqualTo("scram-sha-256");
    }
  }

  @Test
  void restartKeepsDataPortAndPassword() throws IOException {
    DatabaseAddress address;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder)) {
      address = postgres.address();
      tell(address, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    assertThat(folder.resolve("postgres/18/postmaster.pid")).doesNotExist();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder)) {
      assertThat(postgres.address()).isEqualTo(address);
      assertThat(ask(address, "SELECT answer FROM kept")).isEqualTo("42");
      var mode = Files.getPosixFilePermissions(folder.resolve("postgres/password"));
      assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }
  }

  @Test
  void takenPortIsReplacedByAnother() throws IOException {
    EmbeddedPostgres.open(folder).close();
    int port = PostgresFolder.in(folder).port().orElseThrow();
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
        EmbeddedPostgres postgres = EmbeddedPostgres.open(folder)) {
      assertThat(postgres.address().jdbcUrl()).doesNotContain(":" + port + "/");
      assertThat(ask(postgres.address(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void killedServerIsStartedAgain_andThePoolGoesOn() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder);
        Database database = pool(postgres.address())) {
      long killed = postgres.pid().orElseThrow();
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (postgres.pid().orElseThrow() == killed || !database.isReachable()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
      }
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "18"})
  void folderOfAnotherMajorVersionIsRefusedByName(String name, @TempDir Path other)
      throws IOException {
    Path cluster = Files.createDirectories(other.resolve("postgres").resolve(name));
    Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(() -> EmbeddedPostgres.open(other))
        .isInstanceOf(DatabaseRefusal.class)
        .hasMessageContaining(cluster + " holds a database of PostgreSQL 17")
        .hasMessageContaining("pg_dump");
  }

  @Test
  void brokenClusterIsNamed_withPostgresLastWords(@TempDir Path other) throws IOException {
    Path cluster = Files.createDirectories(other.resolve("postgres/18"));
    Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
    Files.writeString(other.resolve("postgres/password"), "x");
    assertThatThrownBy(() -> EmbeddedPostgres.open(other))
        .isInstanceOf(DatabaseUnreachable.class)
        .hasMessageContaining("PostgreSQL doesn't start in " + cluster)
        .hasMessageContaining("postgresql.conf");
  }

  @Test
  void rootAtAnotherUsersFolderIsRefused_andChangesNothing(@TempDir Path other) throws IOException {
    assumeTrue(Files.getOwner(Path.of("/proc/self")).getName().equals("root"));
    Path password = Files.createDirectories(other.resolve("postgres")).resolve("password");
    Files.writeString(password, "x");
    Files.setOwner(
        password,
        other.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    assertThatThrownBy(() -> EmbeddedPostgres.open(other))
        .isInstanceOf(DatabaseRefusal.class)
        .hasMessageContaining("belongs to the user nobody")
        .hasMessageContaining("runuser -u nobody");
    assertThat(other.resolve("postgres")).isDirectoryNotContaining("glob:**owner*");
  }
}
