package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.StripeEvents;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How much money has a click, why the rest has none, and the payments behind each reason. */
final class MoneyMatchesTest {
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
  void unmatchedMoney_isToldByReason_andOpensByIt() {
    String click = server.click("utm_source=facebook").toString();
    pay("1", 1000, session -> session.put("client_reference_id", click));
    pay("2", 1500, session -> session.put("client_reference_id", "my-customer"));
    pay("3", 500, session -> session.putNull("client_reference_id"));
    JsonNode matches = server.get(200, "/api/v1/money").path("matches").path(0);
    assertThat(matches.path("payments").intValue()).isEqualTo(3);
    assertThat(part(matches.path("matched"))).isEqualTo("1 33.3 10.00 33.3");
    assertThat(part(matches.path("unmatched"))).isEqualTo("2 66.7 20.00 66.7");
    assertThat(reason(matches, 0)).isEqualTo("not_a_click_id 1 33.3 15.00 50.0");
    assertThat(reason(matches, 1)).isEqualTo("no_click_id 1 33.3 5.00 16.7");
    String behind = "money=gross&currency=usd&from=2026-10-03&to=2026-11-01&reason=";
    assertThat(sessions(behind + "not_a_click_id")).containsExactly("cs_2");
    assertThat(sessions(behind + "no_click_id")).containsExactly("cs_3");
    assertThat(sessions(behind + "not_looked_for_yet")).isEmpty();
  }

  @Test
  void whatIsNotAttributedYet_isToldApart() {
    server.house.webhook(live("1", 1000, session -> {}));
    while (server.house.intake().runOnce() > 0) {
      // until it is in the books, and not attributed
    }
    JsonNode matches = server.get(200, "/api/v1/money").path("matches").path(0);
    assertThat(reason(matches, 0)).isEqualTo("not_looked_for_yet 1 100.0 10.00 100.0");
    assertThat(
            sessions(
                "money=gross&currency=usd&from=2026-11-01&to=2026-11-01&reason=not_looked_for_yet"))
        .containsExactly("cs_1");
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

  private List<String> sessions(String query) {
    return server
        .get(200, "/api/v1/payments?" + query)
        .path("items")
        .valueStream()
        .map(payment -> payment.path("stripe").path("session").stringValue())
        .toList();
  }

  private static String reason(JsonNode matches, int number) {
    JsonNode reason = matches.path("reasons").path(number);
    return text(reason, "reason") + " " + part(reason.path("part"));
  }

  private static String part(JsonNode part) {
    return part.path("payments").intValue()
        + " "
        + text(part, "paymentsPercent")
        + " "
        + text(part.path("gross"), "amount")
        + " "
        + text(part, "grossPercent");
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).stringValue();
  }
}
