package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tributary.model.ClickId;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * A whole house behind hostile requests: no failure, nothing piles up, and afterwards the next
 * visitor and the next payment are served as ever. {@code -Dhostile.seed} repeats a run.
 */
final class HostileHouseTest {
  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final int REQUESTS = Integer.getInteger("hostile.requests", 100_000);
  private static final int A_SAMPLE = 20_000;
  private static final int WARM_UP = 5_000;
  private static final int THREADS = 4;
  private static final long SEED = Long.getLong("hostile.seed", System.nanoTime());
  private static final long MOST_GROWTH_BYTES = 24L << 20;
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final List<String> BEGINNINGS =
      List.of("", "GET /r/spr", "POST /collect HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{");

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabase.fresh();
  private final HostileVisitor.Tally tally = new HostileVisitor.Tally();
  private final AtomicLong seeds = new AtomicLong(SEED);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private RunningHouse house;
  private String session = "";

  @BeforeEach
  void open() {
    house = RunningHouse.on(database.address(), folder, new SettableClock(NOON));
    house.awaitReady();
    house.link("spring");
    try (OwnersBrowser owner = new OwnersBrowser(house.house())) {
      owner.becomeOwner();
      session = owner.session();
    }
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void close() {
    root().detachAppender(log);
    house.close();
    database.close();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Test
  void aSampleOfHostileRequests_doesNoHarm() {
    endure(A_SAMPLE);
  }

  /** {@code ./check --torture -Dtest=HostileHouseTest}. */
  @Test
  @Tag("torture")
  void manyHostileRequests_doNoHarm() {
    endure(REQUESTS);
  }

  private void endure(int requests) {
    visit(WARM_UP);
    long heap = usedHeap();
    int threads = threads();
    int files = openFiles();
    visit(WARM_UP + requests);

    assertThat(tally.failures).as("of %s", tally.statuses).isEmpty();
    assertThat(tally.stuck.sum()).as("never closed, seed %d", SEED).isZero();
    assertThat(tally.statuses).containsKeys("200", "204", "302", "400", "401", "404", "414", "429");
    assertThat(log.list).as("seed %d", SEED).hasSizeLessThan(requests / 2000);
    RunningHouse.await("files closed", () -> openFiles() <= files + 8);
    RunningHouse.await("threads ended", () -> threads() <= threads + 8);
    assertThat(usedHeap()).as("seed %d", SEED).isLessThan(heap + MOST_GROWTH_BYTES);
    assertServesAsEver();
    // A clean click of now is loaded beside what older segments still hold.
    RunningHouse.await("all rows", () -> rows() >= tally.accepted.sum() + 1);
    assertThat(rows()).as("seed %d", SEED).isEqualTo(tally.accepted.sum() + 1);
  }

  private void visit(int requests) {
    HostileVisitor visitor =
        new HostileVisitor(house.house().publicUrl().getPort(), session, tally);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        threads.execute(
            () -> {
              while (tally.answers.sum() < requests) {
                visitor.visit(seeds.getAndIncrement());
              }
            });
      }
    }
  }

  private void assertServesAsEver() {
    RunningHouse.await("settled", () -> new Books(database.address()).isSettled());
    long start = System.nanoTime();
    ClickId click = house.click("spring").orElseThrow();
    assertThat(house.pay("clean", click)).isEqualTo(200);
    String conversion =
        "SELECT 1 FROM conversions WHERE match_click = '%s'".formatted(click.value());
    RunningHouse.await("conversion", () -> !database.rows(conversion).isEmpty());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  private long rows() {
    return database.count("clicks") + database.count("events") + database.count("set_aside");
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static int openFiles() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }

  @Test
  void idleConnectionsAndSlowSenders_keepNobodyFromBeingServed() throws IOException {
    int files = openFiles();
    List<Socket> crowd = new ArrayList<>();
    try {
      for (int number = 0; number < 2000; number++) {
        crowd.add(begin(BEGINNINGS.get(number % BEGINNINGS.size())));
      }
      assertServesAsEver();
    } finally {
      for (Socket socket : crowd) {
        socket.close();
      }
    }
    RunningHouse.await("files closed", () -> openFiles() <= files + 8);
    assertThat(log.list).isEmpty();
  }

  private Socket begin(String beginning) throws IOException {
    int port = house.house().publicUrl().getPort();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
