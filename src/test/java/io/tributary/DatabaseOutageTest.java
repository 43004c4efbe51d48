package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.storage.DatabaseAddress;
import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL is hung, killed and damaged while visitors click and buy. */
class DatabaseOutageTest {
  @TempDir private Path data;
  private RunningHouse house;

  @BeforeEach
  void open() {
    house = RunningHouse.embedded(data, SettableClock.atNoon());
    house.link("spring");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatIsHungAndKilledUnderLoad_costsNoClick_andNoMessage() throws IOException {
    Visitors visitors = Visitors.crowd(house, "spring", "v");
    try (visitors) {
      visitors.awaitMore(20);
      hang(visitors);
      kill(postmaster());
      visitors.awaitMore(20);
      house.awaitReady();
      kill(backend());
      visitors.awaitMore(20);
      house.awaitReady();
    }
    visitors.assertServedAndKept(new Books(address()));
  }

  /** Hung, it is left alone, and told of; then it goes on as if nothing had been. */
  private void hang(Visitors visitors) throws IOException {
    long postmaster = postmaster();
    // First the one that would make new workers.
    signal("STOP", List.of(postmaster));
    List<Long> workers = workers();
    signal("STOP", workers);
    try {
      visitors.awaitMore(20);
      RunningHouse.await("a refusal", () -> visitors.refused() > 0);
      RunningHouse.await("503", () -> house.get("/ready").statusCode() == 503);
      assertToldAtOnce();
      assertPagesSaySo();
    } finally {
      signal("CONT", workers);
      signal("CONT", List.of(postmaster));
    }
    house.awaitReady();
    assertThat(postmaster()).isEqualTo(postmaster);
  }

  /** Whoever watches the server isn't kept waiting by what it waits for. */
  private void assertToldAtOnce() {
    long start = System.nanoTime();
    assertThat(house.get("/ready").body()).contains("does not answer");
    assertThat(house.metrics().body()).contains("tributary_database_up 0.0");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  /** Also those whose connection was good a moment before the server hung. */
  private void assertPagesSaySo() {
    long start = System.nanoTime();
    for (int page = 0; page < 3; page++) {
      assertThat(house.get("/sign-in").statusCode()).isEqualTo(503);
      assertThat(house.api("/clicks").statusCode()).isEqualTo(503);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  /**
   * First a worker that outlives its postmaster is in the way, then another program has its port.
   */
  @Test
  void aServerThatCannotComeBackYet_comesBackWhenItCan() throws IOException {
    long outliving = backend();
    signal("STOP", List.of(outliving));
    try {
      kill(postmaster());
      RunningHouse.await("an outage", () -> house.get("/ready").statusCode() == 503);
      assertThat(house.click("spring")).isPresent();
      try (ServerSocket _ = occupy(port())) {
        signal("CONT", List.of(outliving));
        assertLogTells("Address already in use");
        assertThat(house.click("spring")).isPresent();
      }
    } finally {
      signal("CONT", List.of(outliving));
    }
    house.awaitReady();
    RunningHouse.await("the clicks", () -> new Books(address()).count("clicks") == 2);
  }

  private int port() throws IOException {
    return Integer.parseInt(
        Files.readAllLines(data.resolve("postgres/18/postmaster.pid")).get(3).strip());
  }

  private static ServerSocket occupy(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    return socket;
  }

  private void assertLogTells(String words) {
    RunningHouse.await(
        words,
        () -> {
          try {
            return Files.readString(data.resolve("postgres/postgres.log")).contains(words);
          } catch (IOException rotated) {
            return false;
          }
        });
  }

  @Test
  void aDamagedDatabase_stopsNoRedirect_andIsNamed_andTakenUpWhenMended() throws IOException {
    house.close();
    Path control = data.resolve("postgres/18/global/pg_control");
    byte[] sound = Files.readAllBytes(control);
    Files.write(control, new byte[sound.length]);
    house = RunningHouse.embedded(data, SettableClock.atNoon());

    assertThat(house.click("spring")).isPresent();
    assertThat(house.get("/ready").statusCode()).isEqualTo(503);
    assertThat(house.get("/ready").body()).contains("PostgreSQL doesn't start in");
    assertThat(house.get("/").statusCode()).isEqualTo(503);

    Files.write(control, sound);
    house.awaitReady();
    RunningHouse.await("the click", () -> new Books(address()).count("clicks") == 1);
  }

  private DatabaseAddress address() {
    return house.house().database().address();
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgres/18/postmaster.pid")).getFirst());
  }

  /** One that serves us. */
  private long backend() {
    return Long.parseLong(
        new Books(address())
            .column("SELECT pid FROM pg_stat_activity WHERE application_name = 'tributary'")
            .getFirst());
  }

  private List<Long> workers() throws IOException {
    try (Stream<ProcessHandle> workers = ProcessHandle.of(postmaster()).orElseThrow().children()) {
      return workers.map(ProcessHandle::pid).toList();
    }
  }

  private static void kill(long process) throws IOException {
    signal("KILL", List.of(process));
  }

  private static void signal(String name, List<Long> processes) throws IOException {
    List<String> words = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(process -> words.add(String.valueOf(process)));
    try {
      new ProcessBuilder(words).start().waitFor();
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }
}
