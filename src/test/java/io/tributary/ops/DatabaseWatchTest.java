package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.storage.Database;
import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.JournalTable;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of a database that answers, is gone, or says nothing any more. */
final class DatabaseWatchTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private final TestDatabase test = TestDatabase.fresh();
  private final Database database = Database.open(test.address(), 2, PATIENCE);
  private final SettableClock clock = SettableClock.atNoon();
  private long now;
  private final DatabaseWatch watch = new DatabaseWatch(database, clock, () -> now);

  @AfterEach
  void close() {
    database.close();
    test.close();
  }

  @Test
  void untilItHasLooked_nothingIsKnown() {
    assertThat(watch.state().answers()).isFalse();
    assertThat(watch.state().queues()).isEmpty();
  }

  @Test
  void whatAnswers_isKnown_sinceWhen_withItsQueuesAndItsClock() {
    watch.runOnce();
    pass(Duration.ofSeconds(3));
    clock.set(realNow().minus(Duration.ofMinutes(5)));
    watch.runOnce();

    DatabaseState state = watch.state();
    assertThat(state.answers()).isTrue();
    assertThat(state.lasting()).isEqualTo(Duration.ofSeconds(3));
    assertThat(state.queues()).contains(Situations.NOTHING_WAITS);
    assertThat(state.clockAhead()).isBetween(Duration.ofSeconds(299), Duration.ofSeconds(310));
  }

  @Test
  void whatIsGone_isKnownToBe_andWhatItSaidLastIsKept() {
    watch.runOnce();
    database.close();
    pass(Duration.ofSeconds(1));
    watch.runOnce();
    pass(Duration.ofSeconds(7));

    assertThat(watch.state().answers()).isFalse();
    assertThat(watch.state().lasting()).isEqualTo(Duration.ofSeconds(7));
    assertThat(watch.state().queues()).isPresent();
  }

  @Test
  void aWatchThatHangsItself_knowsNothingAnyMore() {
    watch.runOnce();
    pass(Duration.ofSeconds(10));
    assertThat(watch.state().answers()).isTrue();

    pass(Duration.ofSeconds(1));
    assertThat(watch.state().answers()).isFalse();
    assertThat(watch.state().lasting()).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void whatSaysNothing_isGivenUpSoon() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Database hung = Database.open(address(silent.getLocalPort()), 2, PATIENCE)) {
      DatabaseWatch watch = new DatabaseWatch(hung, clock, () -> now);
      long start = System.nanoTime();
      watch.runOnce();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(watch.state().answers()).isFalse();
    }
  }

  private DatabaseAddress address(int port) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + port + "/none",
        Optional.of("nobody"),
        Optional.of(TestDatabase.KEY));
  }

  private Instant realNow() {
    return test.database().inTransaction(new JournalTable()::now);
  }

  private void pass(Duration length) {
    now += length.toNanos();
  }
}
