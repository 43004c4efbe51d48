package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.UnmatchedReason;
import io.tributary.storage.MissingPayments;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeStory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Money by API: what it says, the payments behind each number, and what it refuses. */
final class MoneyResourceTest {
  private static final StripeObjects SHAPES = new StripeObjects("2026-07-29.dahlia");
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
  void withoutParameters_itIsTheLiveMoneyOfTheLastThirtyDays() {
    JsonNode money = server.get(200, "/api/v1/money");
    assertThat(money.path("from").stringValue()).isEqualTo("2026-10-03");
    assertThat(money.path("to").stringValue()).isEqualTo("2026-11-01");
    assertThat(money.path("test").booleanValue()).isFalse();
    for (String list : List.of("totals", "days", "matches", "unknownCurrencies")) {
      assertThat(money.path(list).size()).as(list).isZero();
    }
  }

  @Test
  void theRowsBehindEachNumber_addUpToIt() {
    StripeStory.tell(SHAPES.version(), "none").forEach(server.house::webhook);
    server.house.settle();
    String spring = "from=2026-02-01&to=2026-05-31";
    JsonNode money = server.get(200, "/api/v1/money?" + spring);
    assertThat(money.path("days").size()).isEqualTo(6);
    for (JsonNode total : money.path("totals")) {
      addUp(total, spring);
    }
    for (JsonNode day : money.path("days")) {
      String date = day.path("day").stringValue();
      addUp(day, "from=" + date + "&to=" + date);
    }
  }

  private void addUp(JsonNode sums, String period) {
    for (String measure : List.of("gross", "refunded", "disputed", "fees", "net")) {
      String query = period + "&money=" + measure + "&currency=" + text(sums, "currency");
      JsonNode payments = server.get(200, "/api/v1/payments?limit=500&" + query).path("items");
      long sum = 0;
      for (JsonNode payment : payments) {
        sum += Lines.of(payment, measure, query);
      }
      assertThat(sum).as(query).isEqualTo(sums.path(measure).path("minorUnits").longValue());
    }
  }

  @Test
  void unknownCurrencies_areInMinorUnits_andInNoTotal() {
    pay("1", 1234, session -> session.put("currency", "xts"));
    JsonNode money = server.get(200, "/api/v1/money");
    assertThat(money.path("totals").size()).isZero();
    assertThat(money.path("days").size()).isZero();
    assertThat(money.path("matches").size()).isZero();
    JsonNode gross = money.path("unknownCurrencies").path(0).path("gross");
    assertThat(gross.path("amount").isNull()).isTrue();
    assertThat(gross.path("minorUnits").longValue()).isEqualTo(1234);
    assertThat(gross.path("currency").stringValue()).isEqualTo("xts");
    JsonNode payment = server.get(200, "/api/v1/payments").path("items").path(0);
    assertThat(payment.path("amount").path("amount").isNull()).isTrue();
  }

  @Test
  void theDescription_namesItsParametersAndWords() {
    JsonNode description = server.get(200, "/api/v1/openapi.json");
    JsonNode parameters =
        description.path("paths").path("/api/v1/money").path("get").path("parameters");
    assertThat(parameters.size()).isEqualTo(MoneyResource.FILTERS.size());
    assertThat(words(description, "UnmatchedPart", "reason"))
        .isEqualTo(Arrays.stream(UnmatchedReason.values()).map(UnmatchedReason::code).toList());
    assertThat(words(description, "MissingPayment", "kind"))
        .isEqualTo(Arrays.stream(MissingPayments.Kind.values()).map(Json::word).toList());
  }

  private static List<String> words(JsonNode description, String schema, String field) {
    JsonNode property =
        new Schemas(description).named(schema).path("properties").path(field).path("enum");
    return property.valueStream().map(JsonNode::stringValue).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "money?from=yesterday",
        "money?from=2026-02-30",
        "money?to=0000-01-01",
        "money?from=",
        "money?from=2026-03-02&to=2026-03-01",
        "money?from=2020-01-01",
        "money?to=9999-99-99",
        "money?from=2030-01-01",
        "money?test=1",
        "money?limit=5",
        "money?from=%00",
        "money?from=2026-03-01&from=2026-03-02",
        "payments?money=gross",
        "payments?money=profit",
        "payments?from=2026-03-01&to=2026-03-02",
        "payments?reason=bad_luck",
        "payments?money=gross&from=2026-03-01&to=2026-03-02&currency=u$d",
        "payments?money=gross&from=2026-03-02&to=2026-03-01&currency=usd",
        "payments?money=net&from=2020-03-02&to=2026-03-01&currency=usd"
      })
  void whatCannotBeMeant_isRefusedWithTheWayOut(String query) {
    JsonNode problem = server.get(400, "/api/v1/" + query);
    assertThat(text(problem, "detail")).isNotEmpty();
  }

  @Test
  void aPeriodAtTheEndOfTheCalendar_andStrangeNames_findNothing() {
    server.get(200, "/api/v1/money?from=9999-12-01&to=9999-12-31");
    server.get(200, "/api/v1/money?from=1970-01-01&to=1970-01-01&site=%27%3B--&account=%00x");
  }

  private void pay(String name, long amount, Consumer<ObjectNode> change) {
    server.house.webhook(live(name, amount, change));
    server.house.settle();
  }

  private ObjectNode live(String name, long amount, Consumer<ObjectNode> change) {
    return StripeEvents.live(
        StripeEvents.completed(
            name,
            server.house.clock.instant(),
            session -> {
              session.put("amount_total", amount).putNull("client_reference_id");
              change.accept(session);
            }));
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).stringValue();
  }
}
