package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.ComparisonId;
import io.tributary.model.StripeBooks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Comparisons with Stripe's books, as programs ask for them. */
final class ReconciliationTest {
  private static final String PATH = "/api/v1/reconciliation";
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
  void comparison_hasItsDays_andItsFindings() {
    ComparisonId id = server.books.keep(server.house);
    JsonNode listed = server.get(200, PATH).path("items").path(0);
    assertThat(String.join(" ", ApiServer.names(listed)))
        .isEqualTo(
            "id account test from to state askedAt endedAt compared findings even failure leftOut");
    assertThat(listed.path("even").booleanValue()).isFalse();
    JsonNode detail = server.get(200, PATH + "/" + id);
    assertThat(detail.path("days").size()).isEqualTo(18);
    JsonNode day = detail.path("days").path(0);
    assertThat(day.path("day").stringValue()).isEqualTo("2026-10-30");
    assertThat(day.path("theirs").path("count").longValue()).isEqualTo(12);
    assertThat(day.path("gap").path("amount").stringValue()).isEqualTo("129.00");
  }

  @Test
  void findings_areReadPageByPage_inTheirOrder() {
    ComparisonId id = server.books.keep(server.house);
    List<String> ids = server.walk(PATH + "/" + id + "/findings", 2);
    assertThat(ids)
        .hasSize(5)
        .startsWith("ch_3missing")
        .endsWith("in_1different", "pi_1twice", "re_1extra");
    JsonNode first = server.get(200, PATH + "/" + id + "/findings").path("items").path(0);
    assertThat(first.path("verdict").stringValue()).isEqualTo("missing");
    assertThat(first.path("theirs").path("amount").stringValue()).isEqualTo("129.00");
    assertThat(first.path("ours").isNull()).isTrue();
    assertThat(first.path("importable").booleanValue()).isTrue();
  }

  @Test
  void askingTwice_givesTheSameOpenComparison() {
    JsonNode asked = server.post(202, PATH, "{\"from\":\"2026-10-01T00:00:00Z\"}");
    JsonNode again = server.post(202, PATH, "");
    assertThat(asked.path("items").size()).isEqualTo(1);
    assertThat(asked.path("items").path(0).path("state").stringValue()).isEqualTo("waiting");
    assertThat(again).isEqualTo(asked);
    String id = asked.path("items").path(0).path("id").stringValue();
    assertThat(server.get(200, PATH + "/" + id).path("from").stringValue())
        .isEqualTo("2026-10-01T00:00:00Z");
  }

  @Test
  void severalBooks_areAskedForTogether_orOneByOne() {
    server.books.keyed.add(new StripeBooks(new AccountId("second"), false));
    server.books.keyed.add(new StripeBooks(AccountId.DEFAULT, true));
    assertThat(server.post(202, PATH, "{\"account\":\"second\"}").path("items").size())
        .isEqualTo(1);
    assertThat(server.post(202, PATH, "{}").path("items").size()).isEqualTo(3);
    assertThat(server.get(200, PATH + "?account=second").path("items").size()).isEqualTo(1);
    assertThat(server.get(200, PATH + "?test=true").path("items").size()).isEqualTo(1);
    String object = "\"objects\":[{\"kind\":\"charge\",\"id\":\"ch_1\"}]}";
    assertThat(detail(400, "/import", "{" + object)).contains("say which");
    JsonNode done = server.post(200, PATH + "/import", "{\"account\":\"second\"," + object);
    assertThat(done.path("items").path(0).path("text").stringValue())
        .isEqualTo("Imported into second");
  }

  @Test
  void withoutAKey_nothingCanBeAsked() {
    server.books.keyed.clear();
    assertThat(detail(409, "", "{}")).contains("no Stripe API key", "TRIBUTARY_STRIPE_API_KEY");
    assertThat(detail(409, "/import", "{\"objects\":[{\"kind\":\"charge\",\"id\":\"ch_1\"}]}"))
        .contains("no Stripe API key");
  }

  @Test
  void badWindowsAndObjects_areRefusedWithTheWayOut() {
    assertThat(detail(400, "", "{\"from\":\"yesterday\"}")).contains("\"from\" must be a time");
    assertThat(detail(400, "", "{\"to\":\"2027-01-01T00:00:00Z\"}")).contains("in the future");
    assertThat(detail(400, "", "{\"from\":\"-999999999-01-01T00:00:00Z\"}")).contains("2009");
    for (String field : List.of("from", "to")) {
      for (String time : List.of("-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z")) {
        assertThat(detail(400, "", "{\"%s\":\"%s\"}".formatted(field, time)))
            .contains("\"" + field + "\" must be a time");
      }
    }
    assertThat(detail(400, "", "{\"days\":3}")).contains("Unknown field");
    assertThat(detail(400, "", "[]")).contains("JSON object");
    assertThat(detail(400, "/import", "{}")).contains("\"objects\" must be a list");
    assertThat(detail(400, "/import", "{\"objects\":[{\"kind\":\"gift\",\"id\":\"g\"}]}"))
        .contains("\"kind\" must be one of session, invoice");
  }

  @Test
  void idsThatAreNone_andTooManyAtOnce_areRefused() {
    for (String id : List.of("", "../events", "ch_1?expand", "x".repeat(256))) {
      assertThat(
              detail(400, "/import", "{\"objects\":[{\"kind\":\"charge\",\"id\":\"" + id + "\"}]}"))
          .contains("\"id\" must be one of Stripe's ids");
    }
    List<String> many = new ArrayList<>();
    for (int number = 0; number < 101; number++) {
      many.add("{\"kind\":\"charge\",\"id\":\"ch_" + number + "\"}");
    }
    assertThat(detail(400, "/import", "{\"objects\":[" + String.join(",", many) + "]}"))
        .contains("1 to 100");
  }

  @Test
  void unknownComparisons_areNotFound() {
    server.get(404, PATH + "/nothing");
    server.get(404, PATH + "/00000000000000000000000001");
    server.get(404, PATH + "/00000000000000000000000001/findings");
    server.get(400, PATH + "?day=1");
  }

  private String detail(int status, String path, String body) {
    return server.post(status, PATH + path, body).path("detail").stringValue();
  }
}
