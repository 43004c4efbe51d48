package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.cli.CannotStart;
import io.tributary.model.ClickId;
import io.tributary.storage.DatabaseAddress;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers with a data folder each, and one key, on one database.
 *
 * <p>That a payment waits for the other's journal, and no longer than half a second or than that
 * shows signs of life, is in {@code attribution.LateClickTest}.
 */
class TwoServersTest {
  private static final int MESSAGES = 60;
  @TempDir private Path folder;
  private final SettableClock clock = SettableClock.atNoon();
  private final TestDatabase database = TestDatabase.fresh();
  private RunningHouse one;
  private RunningHouse other;

  @BeforeEach
  void open() {
    one = RunningHouse.on(database.address(), folder.resolve("one"), clock);
    other = RunningHouse.on(database.address(), folder.resolve("other"), clock);
    one.link("spring");
    RunningHouse.await("the link", () -> other.get("/r/spring").statusCode() == 302);
    forgetTheTry();
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    database.close();
  }

  @Test
  void visitorsOfBoth_areEachCountedOnce_andOneGoesOnAlone() {
    Visitors ones = Visitors.crowd(one, "spring", "one");
    Visitors others = Visitors.crowd(other, "spring", "other");
    try (ones;
        others) {
      ones.awaitMore(60);
      others.awaitMore(60);
    }
    List<ClickId> clicks = new ArrayList<>(ones.kept());
    clicks.addAll(others.kept());
    List<String> messages = new ArrayList<>(ones.stored());
    messages.addAll(others.stored());
    RunningHouse.await("all clicks", () -> database.count("clicks") >= clicks.size());
    RunningHouse.await("settled books", () -> books().isSettled());
    books().assertHolds(clicks, messages);
    assertThat(database.rows("SELECT DISTINCT journal_id FROM journal_positions")).hasSize(2);
    goOnAlone();
  }

  /** The other's journal is never drained again, and nobody waits for it. */
  private void goOnAlone() {
    one.close();
    ClickId click = other.click("spring").orElseThrow();
    assertThat(other.pay("alone", click)).isEqualTo(200);
    RunningHouse.await("the sale", () -> isSold(click));
  }

  /** One click's payment is told to both, and its click is with the other. */
  @Test
  void messageToBothAtOnce_isStoredOnce_andFindsTheClickOfTheOther() throws Exception {
    List<ClickId> clicks = new ArrayList<>();
    List<Callable<Integer>> sendings = new ArrayList<>();
    for (int message = 0; message < MESSAGES; message++) {
      String name = "both" + message;
      ClickId click = one.click("spring").orElseThrow();
      clicks.add(click);
      sendings.add(() -> other.pay(name, click));
      sendings.add(() -> one.pay(name, click));
    }
    assertThat(atOnce(sendings)).hasSize(2 * MESSAGES).containsOnly(200);
    RunningHouse.await("all sales", () -> clicks.stream().allMatch(this::isSold));
    assertThat(database.count("inbox")).isEqualTo(MESSAGES);
    assertThat(database.count("payments")).isEqualTo(MESSAGES);
    assertThat(database.count("entries")).isEqualTo(MESSAGES);
    assertThat(database.count("conversions")).isEqualTo(MESSAGES);
  }

  private static List<Integer> atOnce(List<Callable<Integer>> sendings) throws Exception {
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService stripe = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> sent : stripe.invokeAll(sendings)) {
        statuses.add(sent.get());
      }
    }
    return statuses;
  }

  @Test
  void oneFolderForTwo_isRefused_inThisProcessAndInAnother() throws Exception {
    assertThat(serve(folder.resolve("one"))).contains("in use by another Tributary server");
    assertThat(one.click("spring")).isPresent();
    Map<String, String> settings = RunningHouse.settings(database.address(), folder.resolve("one"));
    assertThatThrownBy(() -> RunningHouse.open(settings, clock).close())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("in use by another Tributary server");
    assertThat(one.click("spring")).isPresent();
  }

  /** A data folder that is gone: the database is as it was, and goes on with a new journal. */
  @Test
  void freshFolder_goesOnWithTheOldDatabase_andLoadsNothingTwice() {
    ClickId old = one.click("spring").orElseThrow();
    RunningHouse.await("the click", () -> database.count("clicks") == 1);
    one.close();
    one = RunningHouse.on(database.address(), folder.resolve("fresh"), clock);
    one.awaitReady();
    ClickId fresh = one.click("spring").orElseThrow();
    assertThat(one.pay("old", old)).isEqualTo(200);
    assertThat(one.pay("fresh", fresh)).isEqualTo(200);

    RunningHouse.await("both sales", () -> isSold(old) && isSold(fresh));
    books().assertHolds(List.of(old, fresh), List.of("evt_old", "evt_fresh"));
    // The old one, the other server's, and the new one.
    assertThat(database.rows("SELECT DISTINCT journal_id FROM journal_positions")).hasSize(3);
  }

  private boolean isSold(ClickId click) {
    return books()
        .column("SELECT match_click FROM conversions WHERE match_method IS NOT NULL")
        .contains(click.value().toString());
  }

  /** The click that tried whether the other knows the link. */
  private void forgetTheTry() {
    RunningHouse.await("the tried click", () -> database.count("clicks") == 1);
    database.execute("DELETE FROM clicks");
  }

  private Books books() {
    return new Books(database.address());
  }

  /** Runs the program on a folder until it ends; all that it says. */
  private String serve(Path data) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--port",
            Integer.toString(RunningDemo.freePort()),
            "--data",
            data.toString());
    tellOfTheDatabase(builder.environment());
    Path said = folder.resolve("said");
    Process server = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
      assertThat(server.exitValue()).isNotZero();
    } finally {
      server.destroyForcibly();
    }
    return Files.readString(said);
  }

  private void tellOfTheDatabase(Map<String, String> environment) {
    DatabaseAddress address = database.address();
    environment.put("TRIBUTARY_DATABASE_URL", address.jdbcUrl());
    environment.put("TRIBUTARY_DATABASE_USER", address.user().orElseThrow());
    environment.put("TRIBUTARY_DATABASE_PASSWORD", address.password().orElseThrow().reveal());
    environment.put("TRIBUTARY_SECRET_KEY", TestDatabase.KEY.reveal());
  }
}
