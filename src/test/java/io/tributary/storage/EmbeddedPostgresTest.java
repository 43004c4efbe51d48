package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.model.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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

class EmbeddedPostgresTest {
  /** One folder for all tests: each leaves it closed; the space in its name is on purpose. */
  @TempDir private static Path parent;

  private static Path folder;

  @BeforeAll
  static void makeFolder() {
    folder = parent.resolve("data folder");
  }

  private static Database pool(DatabaseAddress address) {
    return Database.open(address, 2, Duration.ofSeconds(10));
  }

  private static String ask(DatabaseAddress address, String sql) {
    try (Database database = pool(address)) {
      return ask(database, sql);
    }
  }

  private static String ask(Database database, String sql) {
    return database.inTransaction(
        transaction -> transaction.handle().createQuery(sql).mapTo(String.class).one());
  }

  private static void tell(DatabaseAddress address, String sql) {
    try (Database database = pool(address)) {
      database.useTransaction(transaction -> transaction.handle().execute(sql));
    }
  }

  /** Runs {@link AbruptOwner} in a JVM of its own and returns what it prints. */
  private static String openAbruptly(String path) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AbruptOwner.class.getName(),
            folder.toString());
    builder.environment().put("PATH", path);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return printed.lines().toList().getLast();
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

  @Test
  void orphanOfAKilledProcessIsReplaced_andItsDataKept() throws Exception {
    assertThat(openAbruptly(System.getenv("PATH"))).startsWith("owner");
    PostgresFolder files = PostgresFolder.in(folder);
    tell(files.address().orElseThrow(), "CREATE TABLE orphaned AS SELECT 7 AS answer");
    String orphan = Files.readAllLines(files.cluster().resolve("postmaster.pid")).getFirst();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder)) {
      assertThat(postgres.isOwner()).isTrue();
      assertThat(postgres.pid().orElseThrow()).isNotEqualTo(Long.parseLong(orphan));
      assertThat(ask(postgres.address(), "SELECT answer FROM orphaned")).isEqualTo("7");
    }
  }

  @Test
  void pidFileThatNamesAStrangerIsIgnored() throws IOException {
    EmbeddedPostgres.open(folder).close();
    Path pidFile = folder.resolve("postgres/18/postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + pidFile.getParent() + "\n");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder)) {
      assertThat(ask(postgres.address(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void secondOpenIsAGuest_inThisProcessAndInAnother() throws Exception {
    try (EmbeddedPostgres owner = EmbeddedPostgres.open(folder)) {
      try (EmbeddedPostgres guest = EmbeddedPostgres.open(folder)) {
        assertThat(owner.isOwner()).isTrue();
        assertThat(guest.isOwner()).isFalse();
        assertThat(guest.address()).isEqualTo(owner.address());
      }
      assertThat(openAbruptly(System.getenv("PATH"))).startsWith("guest");
      assertThat(ask(owner.address(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void whereNamespacesAreForbidden_rootRunsItAsAnotherUser() throws Exception {
    assumeTrue(Files.getOwner(Path.of("/proc/self")).getName().equals("root"));
    var passable = PosixFilePermissions.fromString("rwx--x--x");
    Files.setPosixFilePermissions(parent, passable);
    EmbeddedPostgres.open(folder).close();
    Path programs = Files.createDirectories(parent.resolve("programs"));
    for (String name : List.of("sh", "setpriv", "setsid", "test")) {
      Path link = programs.resolve(name);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, Path.of("/usr/bin", name));
      }
    }
    assertThat(openAbruptly(programs.toString())).startsWith("owner");
    Path cluster = folder.resolve("postgres/18");
    assertThat(Files.getOwner(cluster).getName()).isIn("postgres", "nobody");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(folder)) {
      assertThat(ask(postgres.address(), "SELECT 1")).isEqualTo("1");
      assertThat(Files.getOwner(cluster).getName()).isEqualTo("root");
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
  void brokenClusterIsRefused_withPostgresLastWords(@TempDir Path other) throws IOException {
    Path cluster = Files.createDirectories(other.resolve("postgres/18"));
    Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
    Files.writeString(other.resolve("postgres/password"), "x");
    assertThatThrownBy(() -> EmbeddedPostgres.open(other))
        .isInstanceOf(DatabaseRefusal.class)
        .hasMessageContaining("PostgreSQL doesn't start in " + cluster)
        .hasMessageContaining("postgresql.conf");
  }
}
