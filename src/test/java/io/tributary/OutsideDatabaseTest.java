package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.storage.EmbeddedPostgres;
import io.tributary.testing.OpenTransaction;
import io.tributary.testing.SettableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL outside, which others stop, start and use, while visitors click and buy. */
class OutsideDatabaseTest {
  private static final String OURS =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tributary'";
  private static final String END_OURS =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE application_name = 'tributary'
      """;

  @TempDir private Path folder;
  private final List<OpenTransaction> strangers = new ArrayList<>();
  private EmbeddedPostgres server;
  private RunningHouse house;
  private Books books;

  @BeforeEach
  void open() {
    server = EmbeddedPostgres.open(folder.resolve("server"));
    Map<String, String> settings = RunningHouse.settings(server.address(), folder.resolve("data"));
    house = RunningHouse.open(settings, SettableClock.atNoon());
    house.link("spring");
    books = new Books(server.address());
  }

  @AfterEach
  void close() {
    house.close();
    strangers.forEach(OpenTransaction::close);
    server.close();
  }

  @Test
  void stoppedAndStartedAgain_thenWithoutRoomForUs_itIsFoundAgain_andNothingIsLost() {
    Visitors visitors = Visitors.crowd(house, "spring", "v");
    try (visitors) {
      visitors.awaitMore(20);
      server.close();
      assertTold(visitors);
      server = EmbeddedPostgres.open(folder.resolve("server"));
      house.awaitReady();
      visitors.awaitMore(20);
      crowdOut();
      assertTold(visitors);
      strangers.forEach(OpenTransaction::close);
      house.awaitReady();
      visitors.awaitMore(20);
    }
    visitors.assertServedAndKept(books);
  }

  private void assertTold(Visitors visitors) {
    int before = visitors.refused();
    visitors.awaitMore(20);
    RunningHouse.await("refused messages", () -> visitors.refused() > before + 8);
    // Readiness is told from what was seen within the last second or two.
    RunningHouse.await("not ready", () -> house.get("/ready").statusCode() == 503);
    assertThat(house.get("/sign-in").statusCode()).isEqualTo(503);
    assertThat(house.api("/clicks").statusCode()).isEqualTo(503);
  }

  /**
   * Strangers take every connection there is, and an administrator ends all of ours, until none
   * that ends leaves room any more.
   */
  private void crowdOut() {
    strangers.add(OpenTransaction.after("SELECT 1", server.address()));
    AtomicInteger looksWithoutUs = new AtomicInteger();
    RunningHouse.await(
        "no connection of ours",
        () -> {
          strangers.getFirst().ask(END_OURS);
          takeWhatIsLeft();
          boolean isWithoutUs = strangers.getFirst().ask(OURS) == 0;
          return looksWithoutUs.updateAndGet(looks -> isWithoutUs ? looks + 1 : 0) == 25;
        });
  }

  private void takeWhatIsLeft() {
    try {
      while (true) {
        strangers.add(OpenTransaction.after("SELECT 1", server.address()));
      }
    } catch (IllegalStateException none) {
      assertThat(none).hasRootCauseMessage("FATAL: sorry, too many clients already");
    }
  }
}
