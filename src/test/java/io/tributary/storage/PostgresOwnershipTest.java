package io.tributary.storage;

import static io.tributary.storage.SqlProbe.ask;
import static io.tributary.storage.SqlProbe.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who runs the server on a folder, as whom, and what becomes of one that was left alone. */
class PostgresOwnershipTest {
  /** One folder for all tests: each leaves it closed; the space in its name is on purpose. */
  @TempDir private static Path parent;

  private static Path folder;

  @BeforeAll
  static void makeFolder() {
    folder = parent.resolve("data folder");
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
}
