package io.tributary;

import io.tributary.storage.EmbeddedPostgres;
import io.tributary.testing.SettableClock;
import io.tributary.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of an outside PostgreSQL has no room left, so that it refuses rows and falls over, while
 * visitors click and buy; the journal is on another. Where no disk can be mounted, {@link
 * DatabaseTroubleTest} makes the same refusal by itself; {@link DiskTroubleTest} has both on one.
 */
class FullDatabaseDiskTest {
  private static final int MEGABYTES = 400;
  @TempDir private Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private SmallDisk disk;
  private EmbeddedPostgres server;
  private RunningHouse house;

  @BeforeEach
  void open() throws IOException {
    disk = SmallDisk.mount(folder, MEGABYTES);
    open.push(disk);
    server = EmbeddedPostgres.open(disk.path().resolve("server"));
    open.push(server);
    house =
        RunningHouse.open(
            RunningHouse.settings(server.address(), folder.resolve("data")),
            SettableClock.atNoon());
    open.push(house);
    house.link("spring");
  }

  @AfterEach
  void close() {
    open.forEach(Closing::close);
  }

  @Test
  void messagesAreRefused_clicksAreKept_andAllIsThere_onceThereIsRoom() throws IOException {
    Visitors visitors = Visitors.crowd(house, "spring", "v");
    try (visitors) {
      visitors.awaitMore(20);
      disk.fill();
      RunningHouse.await("refused messages", () -> visitors.refused() > 8);
      visitors.awaitMore(100);
      disk.makeRoom();
      int stored = visitors.stored().size();
      RunningHouse.await("stored messages", () -> visitors.stored().size() > stored + 20);
      house.awaitReady();
    }
    visitors.assertServedAndKept(new Books(server.address()));
  }
}
