package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paging, filters and refusals that all lists share. */
final class ListsTest {
  private static final List<String> LISTS =
      List.of("links", "clicks", "payments", "conversions", "inbox");
  private @TempDir Path folder;
  private ApiServer server;

  @BeforeEach
  void start() {
    server = new ApiServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void rowsOfTheSameTime_areNeitherLostNorDoubledBetweenPages() {
    for (int number = 0; number < 7; number++) {
      server.click("utm_source=a");
      server.pay("p" + number, session -> session.putNull("client_reference_id"));
      server.post(201, "/api/v1/links", "{\"target\":\"https://example.com/\"}");
    }
    server.house.database.execute("UPDATE inbox SET received_at = '2026-11-01T12:00:00Z'");
    for (String list : LISTS) {
      int expected = list.equals("links") ? 8 : 7;
      for (int limit = 1; limit <= 8; limit++) {
        assertThat(server.walk("/api/v1/" + list, limit))
            .as(list + " by " + limit)
            .hasSize(expected)
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void timesFinerThanAMillisecond_loseNoRow() {
    for (int number = 0; number < 5; number++) {
      server.pay("p" + number, session -> session.putNull("client_reference_id"));
      server.house.database.execute(
          "UPDATE conversions SET occurred_at = occurred_at + interval '1 microsecond'");
    }
    assertThat(server.walk("/api/v1/conversions", 2)).hasSize(5).doesNotHaveDuplicates();
    assertThat(
            server
                .get(200, "/api/v1/conversions")
                .path("items")
                .path(0)
                .path("occurredAt")
                .stringValue())
        .hasSizeLessThanOrEqualTo("2026-11-01T12:00:00.000Z".length());
  }

  @Test
  void limitsOutsideOneTo500_areRefused() {
    for (String list : LISTS) {
      for (String limit : List.of("0", "501", "-1", "x", "", "1.5", "99999999999999", "%2B5")) {
        assertThat(detail("/api/v1/" + list + "?limit=" + limit)).contains("\"limit\"");
      }
      server.get(200, "/api/v1/" + list + "?limit=500");
    }
  }

  @Test
  void brokenCursors_areRefused() {
    List<String> cursors =
        List.of(
            "",
            "x",
            "%00",
            "AAAA",
            coded("2026-11-01T12:00:00Z"),
            coded("2026-11-01T12:00:00Z x"),
            coded("+999999999-12-31T23:59:59Z 00000000-0000-0000-0000-000000000001"),
            coded("-999999999-01-01T00:00:00Z 00000000-0000-0000-0000-000000000001"));
    for (String list : LISTS) {
      for (String cursor : cursors) {
        assertThat(detail("/api/v1/" + list + "?cursor=" + cursor)).contains("\"cursor\"");
      }
    }
  }

  @Test
  void unknownAndRepeatedParameters_areNamed() {
    for (String list : LISTS) {
      assertThat(detail("/api/v1/" + list + "?colour=red&Limit=1")).contains("colour", "Limit");
      assertThat(detail("/api/v1/" + list + "?limit=1&limit=2")).contains("twice");
    }
    assertThat(detail("/api/v1/openapi.json?x=1")).contains("\"x\"");
  }

  @Test
  void filterValuesOutsideTheirList_areRefused() {
    assertThat(detail("/api/v1/payments?test=yes")).contains("true or false");
    assertThat(detail("/api/v1/payments?test=")).contains("true or false");
    assertThat(detail("/api/v1/payments?matched=1")).contains("matched");
    assertThat(detail("/api/v1/payments?status=PAID")).contains("pending, paid, failed, free");
    assertThat(detail("/api/v1/conversions?event=purchase")).contains("Purchase");
    assertThat(detail("/api/v1/conversions?click=7")).contains("click");
    assertThat(detail("/api/v1/clicks?visitor=7")).contains("visitor");
    assertThat(detail("/api/v1/clicks?bots=maybe")).contains("bots");
    assertThat(detail("/api/v1/inbox?state=old")).contains("unreadable");
  }

  @Test
  void filters_keepWhatFits() {
    String click = server.click("utm_source=facebook&utm_campaign=spring").toString();
    server.pay("matched", session -> session.put("client_reference_id", click));
    server.pay("other", session -> session.put("customer", "cus_other"));
    assertThat(count("/api/v1/payments?matched=true")).isEqualTo(1);
    assertThat(count("/api/v1/payments?matched=false&customer=cus_other")).isEqualTo(1);
    assertThat(count("/api/v1/payments?session=cs_matched&status=paid")).isEqualTo(1);
    assertThat(count("/api/v1/payments?status=failed")).isZero();
    assertThat(count("/api/v1/conversions?source=facebook&campaign=spring&click=" + click))
        .isEqualTo(1);
    assertThat(count("/api/v1/conversions?event=Purchase&status=confirmed&site=default"))
        .isEqualTo(2);
    assertThat(count("/api/v1/conversions?site=elsewhere")).isZero();
    assertThat(count("/api/v1/clicks?campaign=spring")).isEqualTo(1);
    assertThat(count("/api/v1/clicks?source=google")).isZero();
    server.house.database.execute("UPDATE clicks SET is_bot = true");
    assertThat(count("/api/v1/clicks")).isZero();
    assertThat(count("/api/v1/clicks?bots=true")).isEqualTo(1);
    assertThat(count("/api/v1/inbox?type=checkout.session.completed")).isEqualTo(2);
  }

  @Test
  void unknownIds_areNotFound() {
    for (String list : List.of("clicks", "payments", "conversions")) {
      for (String id : List.of("00000000000000000000000009", "7", "x%20y")) {
        HttpResponse<String> answer = server.send("GET", "/api/v1/" + list + "/" + id, "");
        assertThat(answer.statusCode()).as(list + id).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
      }
    }
  }

  @Test
  void everyAddress_isGuarded_theUnknownOnesToo() {
    for (String path : List.of("", "/links", "/clicks/7", "/openapi.json", "/nothing", "/a/b/c")) {
      HttpResponse<String> answer = server.withoutKey("/api/v1" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void unknownAddressesAndMethods_areProblems() {
    assertThat(server.get(404, "/api/v1/nothing").path("title").stringValue())
        .isEqualTo("Not Found");
    server.get(404, "/api/v1/links/7/8/9");
    HttpResponse<String> answer = server.send("DELETE", "/api/v1/links", "");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(server.send("POST", "/api/v1/clicks/7", "{}").statusCode()).isEqualTo(405);
  }

  @Test
  void answers_areNotStored() {
    HttpResponse<String> answer = server.send("GET", "/api/v1/links", "");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("{\"items\":[],\"next\":null}");
  }

  private int count(String path) {
    return server.get(200, path).path("items").size();
  }

  private String detail(String path) {
    return server.get(400, path).path("detail").stringValue();
  }

  private static String coded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
