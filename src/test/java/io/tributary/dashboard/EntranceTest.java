package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, who doesn't, and what every answer carries. */
final class EntranceTest {
  private final RunningDashboard untouched = RunningDashboard.untouched();
  private final RunningDashboard dashboard = RunningDashboard.owned();

  @AfterEach
  void close() {
    dashboard.close();
    untouched.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/payments/x",
        "/clicks",
        "/clicks/x",
        "/links",
        "/setup",
        "/setup/progress",
        "/?test=true"
      })
  void strangersAreShownTheDoor(String path) {
    HttpResponse<String> answer = dashboard.stranger().get(path);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/sign-in");
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/links", "/setup", "/sign-out"})
  void formsWithoutTheTokenAreRefused(String path) {
    Visit owner = dashboard.owner();
    String form = "name=x&slug=x&target=https%3A%2F%2Fexample.com";
    assertThat(owner.post(path, form).statusCode()).isEqualTo(403);
    assertThat(owner.post(path, form + "&csrf=wrong").statusCode()).isEqualTo(403);
    assertThat(dashboard.test.count("links")).isZero();
    assertThat(owner.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void wrongPasswordKeepsTheFormAndTheWay() {
    HttpResponse<String> answer =
        dashboard.stranger().post("/sign-in", "email=ann@example.com&password=x&next=/clicks");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("role=\"alert\"", "ann@example.com", "value=\"/clicks\"");
  }

  @Test
  void signInLeadsOnToOwnPagesOnly() {
    String form = "email=ann@example.com&password=correct+horse&next=";
    for (String next : List.of("https://evil.example", "//evil.example", "/\\evil.example")) {
      HttpResponse<String> answer =
          dashboard.stranger().post("/sign-in", form + Visit.encoded(next));
      assertThat(answer.headers().firstValue("Location")).contains("/");
    }
    assertThat(dashboard.stranger().post("/sign-in", form + "%2Fclicks").headers().map())
        .containsEntry("location", List.of("/clicks"));
  }

  @Test
  void signOutEndsTheSession() {
    Visit owner = dashboard.owner();
    assertThat(owner.submit("/sign-out", "").statusCode()).isEqualTo(303);
    assertThat(owner.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void withoutAnOwnerThePagesTellOfTheSetupAddress() {
    Visit stranger = untouched.stranger();
    assertThat(stranger.get("/").headers().firstValue("Location")).contains("/setup");
    assertThat(stranger.get("/setup").body()).contains("Open the setup address");
    assertThat(stranger.get("/sign-in").body()).contains("Open the setup address");
    assertThat(stranger.get("/setup/owner?token=guess").statusCode()).isEqualTo(403);
  }

  @Test
  void setupAddressCreatesTheOwnerOnce() {
    String token = untouched.setup.token().orElseThrow().reveal();
    Visit first = untouched.stranger();
    assertThat(first.get("/setup/owner?token=" + token).body()).contains("Create the owner");
    String form = "token=" + token + "&email=bea@example.com&password=";
    assertThat(first.post("/setup/owner", form + "short").body()).contains("too short");
    assertThat(first.post("/setup/owner", form + "long+enough+now").statusCode()).isEqualTo(303);
    assertThat(first.get("/setup").body()).contains("Get clicks in");
    assertThat(untouched.stranger().get("/setup/owner?token=" + token).statusCode()).isEqualTo(303);
  }

  @Test
  void everyPageCarriesTheStrictPolicy() {
    for (String path : List.of("/", "/clicks", "/links", "/setup", "/sign-in", "/payments/none")) {
      HttpResponse<String> page = dashboard.owner().get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(page.body()).doesNotContain("<style").doesNotContain(" style=");
    }
  }

  @Test
  void staticFilesAreKeptByTheirHash() {
    String page = dashboard.stranger().get("/sign-in").body();
    String style =
        page.replaceAll("(?s)^.*href=\"(/static/tributary.css\\?v=[0-9a-f]+)\".*$", "$1");
    HttpResponse<String> file = dashboard.stranger().get(style);
    assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    String tag = file.headers().firstValue("ETag").orElseThrow();
    assertThat(dashboard.stranger().get(style, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(dashboard.stranger().get("/static/tributary.css").headers().map())
        .containsEntry("cache-control", List.of("no-cache"));
    assertThat(dashboard.stranger().get("/static/other.css").statusCode()).isEqualTo(404);
  }
}
