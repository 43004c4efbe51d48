package io.tributary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** Kills a server under load, again and again, and then counts. */
final class Torture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int FEWEST_CLICKS = 50;
  private static final int MOST_CLICKS = 500;
  private static final int PAYMENTS = 10;
  private final Random random;
  private final DoomedServer server;
  private final Promises promises = new Promises();
  private final Figures figures = new Figures();

  private Torture(DoomedServer server, long seed) {
    this.server = server;
    this.random = new Random(seed);
  }

  /** Starts a server in an empty folder. */
  static Torture in(Path folder, long seed) throws IOException {
    return new Torture(new DoomedServer(folder), seed);
  }

  /**
   * Kills so many times; fails when a promise was broken.
   *
   * @param longestStart within which a start after a kill has to answer
   */
  void kill(int times, Duration longestStart) throws IOException {
    makeLink();
    try (Crowd _ = Crowd.at(server.address(), promises)) {
      for (int number = 0; number < times; number++) {
        awaitLoad();
        kill(Victim.ofKill(number));
      }
      awaitLoad();
    }
    assertThat(promises.complaints()).as(server.lastWords()).isEmpty();
    Audit.Rows rows = Audit.of(server.books(), promises);
    System.out.println(figures.table(promises, rows));
    assertThat(figures.slowestStart()).isLessThanOrEqualTo(longestStart);
  }

  private void makeLink() throws IOException {
    try (Caller owner = new Caller(server.address())) {
      assertThat(owner.send(Requests.link()).status()).isEqualTo(201);
    }
  }

  /** Strikes in the middle of clicks and payments, never at the same place. */
  private void awaitLoad() {
    int clicks = promises.clickCount() + random.nextInt(FEWEST_CLICKS, MOST_CLICKS);
    int payments = promises.paymentCount() + random.nextInt(PAYMENTS);
    long start = System.nanoTime();
    while (promises.clickCount() < clicks || promises.paymentCount() < payments) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError(
            "neither clicks nor payments go on; the server's log: " + server.lastWords());
      }
      Reply.rest(Duration.ofMillis(1));
    }
  }

  private void kill(Victim victim) throws IOException {
    figures.killed(victim);
    switch (victim) {
      case SERVER -> {
        server.killServer();
        figures.started(server.startAgain());
      }
      case POSTGRES -> {
        ProcessHandle killed = server.postmaster().orElseThrow();
        server.killPostgres(random.nextBoolean());
        figures.postgresBack(server.awaitAnotherPostgres(killed));
      }
      case BOTH -> {
        server.killServer();
        server.killPostgres(true);
        figures.started(server.startAgain());
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
