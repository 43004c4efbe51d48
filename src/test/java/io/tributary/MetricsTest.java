package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.storage.DatabaseAddress;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code /metrics} tells of a running server, and whom. */
final class MetricsTest {
  private static final Pattern NAME_IN_PAGE = Pattern.compile("(?m)^# TYPE (\\S+) ");
  private static final Pattern NAME_IN_DOCS = Pattern.compile("(?m)^\\| `([a-z_]+)(?:\\{|`)");
  @TempDir private Path data;
  private final TestDatabase test = TestDatabase.fresh();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void strangersLearnNothing() {
    try (RunningHouse house = open()) {
      assertThat(house.get("/metrics").statusCode()).isEqualTo(401);
      assertThat(house.get("/metrics").body()).doesNotContain("tributary_");
    }
  }

  @Test
  void docsListEveryMetric_andNoOther() throws IOException {
    try (RunningHouse house = open()) {
      assertThat(names(NAME_IN_PAGE, page(house)))
          .isEqualTo(names(NAME_IN_DOCS, section("What to watch")));
    }
  }

  @Test
  void whatBecameOfEachClick_isCounted_withEveryReasonFromTheStart() {
    try (RunningHouse house = open()) {
      assertThat(page(house))
          .contains("tributary_clicks_dropped_total{reason=\"unknown_site\"} 0.0");
      house.link("spring");
      assertThat(house.click("spring")).isPresent();
      house.collect("{\"site\":\"nobody\"}");

      assertThat(page(house))
          .contains("tributary_clicks_accepted_total 1.0")
          .contains("tributary_clicks_dropped_total{reason=\"unknown_site\"} 1.0")
          .contains("tributary_clicks_not_kept_total{cause=\"disk_refused\"} 0.0");
    }
  }

  @Test
  void whatBecameOfEachWebhook_isCounted() {
    try (RunningHouse house = open()) {
      house.link("spring");
      Optional<io.tributary.model.ClickId> click = house.click("spring");
      house.pay("one", click.orElseThrow());
      house.pay("one", click.orElseThrow());
      house.webhook("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      house.unsigned("{}");

      assertThat(page(house))
          .contains("tributary_webhooks_total{outcome=\"stored\"} 1.0")
          .contains("tributary_webhooks_total{outcome=\"repeated\"} 1.0")
          .contains("tributary_webhooks_total{outcome=\"refused\"} 1.0")
          .contains("tributary_webhooks_total{outcome=\"unsigned\"} 1.0");
      RunningHouse.await(
          "the message",
          () ->
              page(house).contains("tributary_worker_items_total{worker=\"payment-intake\"} 1.0"));
    }
  }

  @Test
  void withTheDatabaseAway_itAnswers_andSaysSo() {
    DatabaseAddress nobody =
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:1/none", Optional.of("u"), Optional.of(TestDatabase.KEY));
    try (RunningHouse house = RunningHouse.on(nobody, data, SettableClock.atNoon())) {
      RunningHouse.await(
          "the alarm", () -> page(house).contains("tributary_alarm{name=\"database_away\"} 1.0"));

      assertThat(page(house))
          .contains("tributary_database_up 0.0")
          .contains("tributary_ready 0.0")
          .doesNotContain("tributary_inbox_unread ");
      house.webhook("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(page(house)).contains("tributary_webhooks_total{outcome=\"not_stored\"} 1.0");
    }
  }

  private RunningHouse open() {
    return RunningHouse.on(test.address(), data, SettableClock.atNoon());
  }

  private static String page(RunningHouse house) {
    HttpResponse<String> answer = house.metrics();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    return answer.body();
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String section(String title) throws IOException {
    String docs = Files.readString(Path.of("docs/operations.md"));
    int start = docs.indexOf("\n## " + title + "\n");
    return docs.substring(start, docs.indexOf("\n##", start + 1));
  }
}
