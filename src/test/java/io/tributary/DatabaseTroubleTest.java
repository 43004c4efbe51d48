package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.OpenTransaction;
import io.tributary.testing.Road;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that is full, slow, locked, read-only or has no connection left, while visitors click
 * and buy: nobody but Stripe notices, and Stripe's messages are all there in the end.
 */
class DatabaseTroubleTest {
  private static final int CONNECTIONS = 16;

  @TempDir private Path data;
  private static final List<String> TROUBLED = List.of("clicks", "inbox", "facts", "conversions");
  private final TestDatabase database = TestDatabase.fresh();
  private final Road road = Road.to(database.port());
  private RunningHouse house;

  @BeforeEach
  void open() {
    house = RunningHouse.on(database.address(road), data, SettableClock.atNoon());
    house.link("spring");
  }

  @AfterEach
  void close() {
    house.close();
    road.close();
    database.close();
  }

  @Test
  void aFullDisk_refusesMessages_andNothingElse() {
    Trouble trouble =
        visitors -> {
          failEveryInsert("53100");
          awaitRefusals(visitors);
          assertThat(house.get("/sign-in").statusCode()).isEqualTo(200);
          endEveryFailure();
        };
    survive(trouble);
  }

  @Test
  void aLockedInbox_refusesMessages_inTime() {
    survive(
        visitors -> {
          try (var _ = OpenTransaction.after("LOCK TABLE inbox, clicks", database.address())) {
            awaitRefusals(visitors);
            assertReaderIsToldInTime();
          }
        });
  }

  @Test
  void aSlowWay_refusesMessages_inTime() {
    survive(
        visitors -> {
          road.slow(Duration.ofMillis(300));
          awaitRefusals(visitors);
          road.slow(Duration.ZERO);
        });
  }

  @Test
  void aCutWay_isFoundAgain() {
    survive(
        visitors -> {
          road.close();
          awaitRefusals(visitors);
          assertTold();
          road.reopen();
        });
  }

  @Test
  void aPoolWithNoConnectionLeft_isSaid_notWaitedFor() {
    survive(
        visitors -> {
          try (var _ = HeldConnections.all(house.house().database(), CONNECTIONS)) {
            awaitRefusals(visitors);
            assertTold();
          }
        });
  }

  @Test
  void aDatabaseThatMayOnlyBeRead_asAfterAFailover_refusesMessages() {
    survive(
        visitors -> {
          alter("SET default_transaction_read_only = on");
          awaitRefusals(visitors);
          assertThat(house.get("/sign-in").statusCode()).isEqualTo(200);
          alter("RESET default_transaction_read_only");
        });
  }

  private interface Trouble {
    void happen(Visitors visitors);
  }

  private void survive(Trouble trouble) {
    Visitors visitors = Visitors.crowd(house, "spring", "v");
    try (visitors) {
      visitors.awaitMore(20);
      trouble.happen(visitors);
      house.awaitReady();
      visitors.awaitMore(20);
    }
    visitors.assertServedAndKept(new Books(database.address()));
  }

  /** Some have waited out what a message waits for; meanwhile clicks are kept as ever. */
  private static void awaitRefusals(Visitors visitors) {
    int before = visitors.refused();
    RunningHouse.await("refused messages", () -> visitors.refused() > before + 8);
    visitors.awaitMore(20);
  }

  private void assertTold() {
    // Readiness is told from what was seen within the last second or two.
    RunningHouse.await("not ready", () -> house.get("/ready").statusCode() == 503);
    assertThat(house.get("/sign-in").statusCode()).isEqualTo(503);
    assertThat(house.get("/sign-in").body()).contains("The database does not answer right now");
    assertThat(house.api("/clicks").statusCode()).isEqualTo(503);
  }

  /** One whose question the database has taken, and doesn't answer. */
  private void assertReaderIsToldInTime() {
    long start = System.nanoTime();
    assertThat(house.api("/clicks").statusCode()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  /** One table at a time: a worker that holds two must not wait for one that we hold. */
  private void endEveryFailure() {
    TROUBLED.forEach(table -> database.execute("DROP TRIGGER trouble ON " + table));
    database.execute("DROP FUNCTION trouble");
  }

  private void failEveryInsert(String state) {
    database.execute(
        """
        CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'trouble made by a test' USING ERRCODE = '%s';
        END $$
        """
            .formatted(state));
    for (String table : TROUBLED) {
      database.execute(
          "CREATE TRIGGER trouble BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION trouble()"
              .formatted(table));
    }
  }

  /** For all sessions from now on. */
  private void alter(String setting) {
    database.execute(
        """
        BEGIN READ WRITE;
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %%I %s', current_database());
          PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid();
        END $$;
        COMMIT
        """
            .formatted(setting));
  }
}
