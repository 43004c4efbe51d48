package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The load generator, against a server that answers as the test wants. */
final class LoadLoopTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String ACCEPTED =
      StandInServer.answer(302, "Tributary-Result: accepted\r\n");

  private static final List<String> ANSWERS =
      List.of(
          ACCEPTED,
          StandInServer.answer(204, "tributary-result: not-kept; reason=\"x\"\r\n"),
          StandInServer.answer(204, "Tributary-Result: dropped; reason=unknown_site\r\n"),
          StandInServer.answer(200, ""),
          StandInServer.answer(503, ""),
          "no HTTP at all\r\n\r\n",
          "");

  @Test
  void everyKindOfAnswer_isCountedExactly() {
    try (var server = StandInServer.answering(path -> ANSWERS.get(number(path) % 7))) {
      LoadResult result = LoadLoop.run(load(server, 70).over(4));

      assertThat(result.answers())
          .usingRecursiveComparison()
          .ignoringFields("inTime") // the load may end before the last answers
          .isEqualTo(new Answers(0, 10, 10, 10, 10, 10, 20, 0));
      assertThat(result.micros().getTotalCount()).isEqualTo(70);
      assertThat(result.firstTrouble()).isPresent();
    }
  }

  @Test
  void stallOfTheServer_countsForEveryRequestThatWasDueMeanwhile() {
    try (var server = StandInServer.answering(LoadLoopTest::stallAtFirst)) {
      // 50 requests are due within half a second, and the first answer takes longer than that.
      LoadResult result = LoadLoop.run(load(server, 50).over(1).at(100));

      assertThat(result.answers().accepted()).isEqualTo(50);
      // Measured from when they were sent, 49 of them would have been fast.
      assertThat(result.millis(0)).isGreaterThanOrEqualTo(100);
      assertThat(result.millis(50)).isGreaterThanOrEqualTo(300);
      assertThat(result.millis(100)).isGreaterThanOrEqualTo(590);
    }
  }

  @Test
  void requestsWithoutAnAnswer_waitedAtLeastUntilTheEnd() {
    CountDownLatch never = new CountDownLatch(1);
    try (var server = StandInServer.answering(path -> waitFor(never))) {
      Load load =
          new Load(
              server.address(),
              requests(100),
              Manner.KEPT,
              1,
              new Pace.PerSecond(100),
              Duration.ofMillis(200));
      LoadResult result = LoadLoop.run(load, Duration.ofMillis(100));

      assertThat(result.answers()).isEqualTo(new Answers(0, 0, 0, 0, 0, 0, 0, 20));
      assertThat(result.millis(100)).isGreaterThanOrEqualTo(290);
    } finally {
      never.countDown();
    }
  }

  @Test
  void oneShot_connectsForEachRequest_andKeptDoesNot() {
    try (var once = StandInServer.answering(path -> ACCEPTED);
        var kept = StandInServer.answering(path -> ACCEPTED)) {
      LoadLoop.run(load(once, 50).over(5).as(Manner.ONE_SHOT));
      LoadLoop.run(load(kept, 50).over(5));

      assertThat(once.connections()).isEqualTo(50);
      assertThat(kept.connections()).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void kept_connectsAnew_whenTheServerSaysClose() {
    String last = StandInServer.answer(302, "Connection: close\r\nTributary-Result: accepted\r\n");
    try (var server = StandInServer.answering(path -> last)) {
      LoadResult result = LoadLoop.run(load(server, 20).over(2));

      assertThat(result.answers().accepted()).isEqualTo(20);
      assertThat(server.connections()).isEqualTo(20);
    }
  }

  @Test
  void nobodyListens_endsSoon_andSaysWhy() {
    Load load =
        new Load(
            FreeAddress.find(), requests(5), Manner.KEPT, 2, new Pace.AsFastAsAnswered(), LONG);

    LoadResult result = LoadLoop.run(load);

    assertThat(result.answers().broken()).isEqualTo(5);
    assertThat(result.firstTrouble().orElseThrow()).contains("refused");
  }

  private static Load load(StandInServer server, int count) {
    return Load.burst(server.address(), requests(count), LONG);
  }

  private static RequestSource requests(int count) {
    return new PreparedRequests(
        IntStream.range(0, count)
            .mapToObj(number -> "GET /" + number + " HTTP/1.1\r\nHost: x\r\n\r\n")
            .map(text -> text.getBytes(StandardCharsets.US_ASCII))
            .toList());
  }

  private static int number(String path) {
    return Integer.parseInt(path.substring(1));
  }

  private static String stallAtFirst(String path) {
    if (number(path) == 0) {
      Pause.of(Duration.ofMillis(600));
    }
    return ACCEPTED;
  }

  private static String waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    return "";
  }
}
