package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of the embedded PostgreSQL has no byte left, while visitors click and buy; the journal
 * is on another. Needs the right to mount; {@link DatabaseTroubleTest} makes the same failure
 * without it.
 */
class FullDatabaseDiskTest {
  @TempDir private Path data;
  private Path disk;
  private RunningHouse house;
  private boolean isMounted;

  @BeforeEach
  void open() throws IOException {
    disk = Files.createDirectories(data.resolve("postgres"));
    isMounted = command("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString());
    assumeTrue(isMounted);
    house = RunningHouse.embedded(data, SettableClock.atNoon());
    house.link("spring");
  }

  @AfterEach
  void close() throws IOException {
    if (isMounted) {
      house.close();
      assertThat(command("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void messagesAreRefused_clicksAreKept_andAllIsThere_onceThereIsRoom() throws IOException {
    Path ballast = disk.resolve("ballast");
    Visitors visitors = Visitors.crowd(house, "spring", "v");
    try (visitors) {
      visitors.awaitMore(20);
      fill(ballast);
      RunningHouse.await("refused messages", () -> visitors.refused() > 8);
      visitors.awaitMore(200);
      Files.delete(ballast);
      int stored = visitors.stored().size();
      RunningHouse.await("stored messages", () -> visitors.stored().size() > stored + 20);
      house.awaitReady();
    }
    visitors.assertServedAndKept(new Books(house.house().database().address()));
  }

  private static void fill(Path ballast) {
    byte[] some = new byte[64 * 1024];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(some);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static boolean command(String... words) throws IOException {
    try {
      return new ProcessBuilder(words).start().waitFor() == 0;
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }
}
