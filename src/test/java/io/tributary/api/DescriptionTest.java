package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the API does: no more, and no less. */
final class DescriptionTest {
  private static final Map<String, String> PAGES =
      Map.of(
          "links", "LinkPage",
          "clicks", "ClickPage",
          "payments", "PaymentPage",
          "conversions", "ConversionPage",
          "inbox", "MessagePage",
          "doctor", "Diagnosis",
          "accounts", "AccountPage",
          "sites", "SitePage");
  private @TempDir Path folder;
  private ApiServer server;
  private JsonNode description;

  @BeforeEach
  void start() {
    server = new ApiServer(folder);
    description = server.get(200, "/api/v1/openapi.json");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void describedOperations_areTheRoutes() {
    Set<String> described = new TreeSet<>();
    for (String path : ApiServer.names(description.path("paths"))) {
      for (String method : ApiServer.names(description.path("paths").path(path))) {
        described.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    Set<String> routes = new TreeSet<>();
    server
        .api
        .documented()
        .all()
        .forEach(route -> routes.add(route.method() + " " + route.pattern()));
    assertThat(described).isEqualTo(routes);
  }

  @Test
  void describedParameters_areTheFilters() {
    Map<String, List<String>> filters =
        Map.of(
            "links", Links.FILTERS,
            "clicks", Clicks.FILTERS,
            "payments", Payments.FILTERS,
            "conversions", Conversions.FILTERS,
            "inbox", Inbox.FILTERS,
            "accounts", Accounts.FILTERS,
            "accounts/{account}/payment-links", List.of("account"),
            "doors/{door}/messages", List.of("door", "outcome", "test"),
            "reconciliation", Comparisons.FILTERS);
    filters.forEach(
        (list, names) -> {
          List<String> known = new ArrayList<>(List.of("limit", "cursor"));
          known.addAll(names);
          assertThat(parameters("/api/v1/" + list)).containsExactlyInAnyOrderElementsOf(known);
        });
  }

  @Test
  void everyAnswer_fitsItsSchemaFieldByField() {
    Schemas schemas = new Schemas(description);
    fill();
    PAGES.forEach((list, schema) -> schemas.fits(schema, server.get(200, "/api/v1/" + list)));
    schemas.fits(
        "Link", server.post(201, "/api/v1/links", "{\"target\":\"https://example.com/\"}"));
    for (JsonNode click : server.get(200, "/api/v1/clicks").path("items")) {
      schemas.fits(
          "ClickDetail", server.get(200, "/api/v1/clicks/" + click.path("id").stringValue()));
    }
    schemas.fits("Money", server.get(200, "/api/v1/money?test=true"));
    rulesFit(schemas);
    server.books.answersFit(schemas, server);
    schemas.fits("Problem", server.get(404, "/api/v1/clicks/7"));
    schemas.fits("Problem", server.post(400, "/api/v1/links", "{}"));
    accountsFit(schemas);
    Set<String> answered = new TreeSet<>(schemas.known());
    answered.removeAll(sent());
    assertThat(schemas.seen()).isEqualTo(answered);
  }

  /** A version under which a sale would be told otherwise, and one of renewals that aren't told. */
  private void rulesFit(Schemas schemas) {
    String rules = "/api/v1/sites/default/rules";
    String sale = "{\"events\":{\"one_off\":\"Lead\"},\"from\":\"2020-01-01T00:00:00Z\"}";
    JsonNode preview = server.post(200, rules + "/preview", sale);
    assertThat(preview.path("items").size()).isEqualTo(2);
    schemas.fits("RulesPreview", preview);
    schemas.fits(
        "Rules",
        server.post(201, rules, "{\"predictedTrial\":[{\"minorUnits\":5,\"currency\":\"usd\"}]}"));
    schemas.fits("RulesPage", server.get(200, rules));
    server.house.database.execute(
        "UPDATE conversions SET exclusion = '{\"renewal\":3,\"told\":2}'");
    schemas.fits("ConversionPage", server.get(200, "/api/v1/conversions?told=false"));
  }

  @Test
  void everyField_isAlwaysThere() {
    Schemas schemas = new Schemas(description);
    for (String name : schemas.known()) {
      if (!sent().contains(name) && !name.equals("Problem")) {
        JsonNode schema = schemas.named(name);
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(field -> required.add(field.stringValue()));
        assertThat(required).as(name).isEqualTo(ApiServer.names(schema.path("properties")));
        assertThat(schema.path("additionalProperties").asBoolean(true)).as(name).isFalse();
      }
    }
  }

  /** What belongs to an account; one that no message came for, so that it can go again. */
  private void accountsFit(Schemas schemas) {
    schemas.fits("Site", server.post(201, "/api/v1/sites", "{'id':'eu','name':'EU'}"));
    String shop = "{'id':'shop','name':'Shop','site':'eu'}";
    schemas.fits("Account", server.post(201, "/api/v1/accounts", shop));
    String its = "/api/v1/accounts/shop";
    schemas.fits(
        "WebhookSecret", server.post(201, its + "/secrets", "{'secret':'whsec_0123456789abcdef'}"));
    schemas.fits("StripeKey", server.put(200, its + "/keys", "{'key':'rk_test_0123456789abcdef'}"));
    schemas.fits("PaymentLink", server.put(200, its + "/payment-links/plink_1", "{'site':'eu'}"));
    schemas.fits("PaymentLinkPage", server.get(200, its + "/payment-links"));
    schemas.fits("AccountPage", server.get(200, "/api/v1/accounts"));
    new DescribedDoors(server).fit(schemas);
  }

  /** The schemas of what callers send. */
  private Set<String> sent() {
    Set<String> sent = new TreeSet<>();
    for (JsonNode path : description.path("paths")) {
      for (JsonNode operation : path) {
        String body = "/requestBody/content/application~1json/schema/$ref";
        String reference = operation.at(body).asString("");
        if (!reference.isEmpty()) {
          sent.add(reference.substring(reference.lastIndexOf('/') + 1));
        }
      }
    }
    return sent;
  }

  /** Something of everything, a refund whose payment nobody tells of among it. */
  private void fill() {
    ClickId click = server.click("utm_source=facebook&utm_campaign=spring&fbclid=X");
    server.house.collect(
        "{\"type\":\"event\",\"name\":\"Lead\",\"clickId\":\"%s\",\"attributes\":{\"a\":1}}"
            .formatted(click),
        Map.of());
    server.pay("matched", session -> session.put("client_reference_id", click.toString()));
    server.pay("other", session -> session.putNull("client_reference_id"));
    server.refundOfNothing();
    server.house.database.execute(
        "INSERT INTO fees SELECT id, 'txn_1', 59, 'usd', occurred_at, account_id, test FROM payments");
  }

  private List<String> parameters(String path) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : description.path("paths").path(path).path("get").path("parameters")) {
      String reference = parameter.path("$ref").asString("");
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      JsonNode shared = description.path("components").path("parameters").path(name);
      names.add((reference.isEmpty() ? parameter : shared).path("name").stringValue());
    }
    return names;
  }
}
