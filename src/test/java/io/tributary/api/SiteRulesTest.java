package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A site's rules, for programs. */
final class SiteRulesTest {
  private static final String RULES = "/api/v1/sites/default/rules";
  private static final List<String> BAD =
      List.of(
          "",
          "[]",
          "7",
          "{",
          "{'events': []}",
          "{'events': {'sale': 'Lead'}}",
          "{'predictedTrial': {}}",
          "{'predictedTrial': [7]}",
          "{'value': {}}",
          "{'predictedTrial': [{'minorUnits': 99999999999999999999, 'currency': 'usd'}]}",
          "{'from': '9999999-01-01T00:00:00Z'}",
          "{'from': 7}",
          "{'toldRenewals': '1'}");
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
  void versions_areListedWithAllTheySay_theLatestDateFirst() {
    assertThat(server.get(200, RULES).path("items").size()).isZero();
    server.post(
        201,
        RULES,
        json(
            """
            {'from': '2026-12-01T00:00:00Z', 'value': 'without_tax', 'toldRenewals': 2,
             'events': {'trial': 'Lead'}, 'customerDays': 30, 'emailDays': null,
             'predictedTrial': [{'minorUnits': 2000, 'currency': 'USD'}]}
            """));
    server.post(201, RULES, "{}");
    JsonNode versions = server.get(200, RULES).path("items");
    assertThat(versions.get(0))
        .isEqualTo(
            ApiServer.MAPPER.readTree(
                json(
                    """
                    {'site': 'default', 'from': '2026-12-01T00:00:00Z', 'value': 'without_tax',
                     'toldRenewals': 2,
                     'events': {'one_off': 'Purchase', 'trial': 'Lead',
                       'subscription_start': 'Subscribe', 'renewal': 'Purchase',
                       'subscription_change': 'Purchase'},
                     'predictedTrial': [{'amount': '20.00', 'currency': 'usd', 'minorUnits': 2000}],
                     'customerDays': 30, 'emailDays': null,
                     'writtenAt': '2026-11-01T12:00:00Z', 'author': 'program'}
                    """)));
    assertThat(versions.get(1).path("from").stringValue()).isEqualTo("2026-11-01T12:00:00Z");
    assertThat(versions.get(1).path("value").stringValue()).isEqualTo("gross");
  }

  @Test
  void moreVersionsThanASiteMayHave_areRefused() {
    server.post(201, RULES, "{}");
    server.house.database.execute(
        """
        INSERT INTO site_rules (site_id, holds_from, body, written_at, author)
        SELECT site_id, holds_from, body, written_at, author
        FROM site_rules, generate_series(2, 500)
        """);
    assertThat(server.post(409, RULES, "{}").path("detail").stringValue()).contains("500 versions");
    assertThat(server.house.database.count("site_rules")).isEqualTo(500);
  }

  @Test
  void whileOthersTryRules_oneIsToldToTryAgain() {
    server.isTrying = true;
    HttpResponse<String> answer = server.send("POST", RULES + "/preview", "{}");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    assertThat(answer.body()).contains("try again in a moment");
  }

  @Test
  void everythingThatIsWrong_isToldAtOnce() {
    JsonNode answer =
        server.post(
            400,
            RULES,
            json(
                """
                {'from': 'tomorrow', 'value': 'net', 'toldRenewals': -1, 'events': {'trial': 'PageView'},
                 'predictedTrial': [{'minorUnits': 1, 'currency': 'usd'},
                   {'minorUnits': 2, 'currency': 'usd'}],
                 'customerDays': 731, 'emailDays': 1.5, 'more': true}
                """));
    assertThat(answer.path("errors").size()).isEqualTo(8);
    assertThat(answer.path("detail").stringValue())
        .contains("from", "value", "toldRenewals", "trial", "predictedTrial", "more");
    assertThat(server.get(200, RULES).path("items").size()).isZero();
  }

  @Test
  void whatIsNoObject_orNotOfTheRightKind_isRefused() {
    for (String body : BAD) {
      String json = json(body);
      assertThat(server.send("POST", RULES, json).statusCode()).as(body).isEqualTo(400);
      assertThat(server.send("POST", RULES + "/preview", json).statusCode())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void unknownSite_isNotFound() {
    server.get(404, "/api/v1/sites/none/rules");
    server.post(404, "/api/v1/sites/none/rules", "{}");
    server.post(404, "/api/v1/sites/no%20site/rules/preview", "{}");
  }

  @Test
  void preview_tellsBeforeAndAfter_andChangesNothing() {
    pay("one", "null");
    JsonNode preview =
        server.post(
            200,
            RULES + "/preview",
            json("{'from': '2026-10-01T00:00:00Z', 'events': {'one_off': 'Lead'}}"));
    assertThat(preview.path("payments").longValue()).isEqualTo(1);
    assertThat(preview.path("counts").path("events").longValue()).isEqualTo(1);
    JsonNode change = preview.path("items").path(0);
    assertThat(change.path("before").path("event").stringValue()).isEqualTo("Purchase");
    assertThat(change.path("after").path("event").stringValue()).isEqualTo("Lead");
    server.house.settle();
    assertThat(conversion().path("event").stringValue()).isEqualTo("Purchase");
  }

  @Test
  void borrowedClick_showsBothReasons_andItsLender() {
    server.post(201, RULES, json("{'from': '2026-10-01T00:00:00Z', 'customerDays': 30}"));
    ClickId click = server.click("fbclid=X");
    pay("one", '"' + click.toString() + '"');
    String lender = conversion().path("payment").path("id").stringValue();
    server.house.clock.advance(Duration.ofDays(2));
    pay("two", "\"--CLICK-ID--\"");
    JsonNode match = conversion().path("match");
    assertThat(match.path("method").stringValue()).isEqualTo("CUSTOMER");
    assertThat(match.path("click").stringValue()).isEqualTo(click.toString());
    assertThat(match.path("borrowedFrom").stringValue()).isEqualTo(lender);
    assertThat(match.path("reason").stringValue()).isEqualTo("placeholder_not_replaced");
    assertThat(match.path("text").stringValue())
        .contains("same customer", "still carried --CLICK-ID--");
  }

  private void pay(String name, String reference) {
    server.pay(
        name,
        session ->
            session
                .put("customer", "cus_1")
                .set("client_reference_id", ApiServer.MAPPER.readTree(reference)));
  }

  private JsonNode conversion() {
    return server.get(200, "/api/v1/conversions").path("items").path(0);
  }

  private static String json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"');
  }
}
