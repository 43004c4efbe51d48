package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What becomes of a purchase that only a browser tells of. */
final class ReportedSalesTest {
  private @TempDir Path folder;
  private ApiServer server;
  private ClickId click;

  @BeforeEach
  void start() {
    server = new ApiServer(folder);
    click = server.click("fbclid=X");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"transactionId", "transaction_id", "session_id"})
  void purchaseThatNamesASession_isJoinedToItsPayment(String name) {
    server.pay("one", session -> {});
    purchase("{\"value\":\"100\",\"currency\":\"usd\",\"%s\":\"cs_one\"}".formatted(name));

    JsonNode payment = server.get(200, "/api/v1/payments").path("items").path(0);
    JsonNode event = event();
    assertThat(event.path("payment").stringValue()).isEqualTo(payment.path("id").stringValue());
    assertThat(event.path("attributes").path("value").intValue()).isEqualTo(100);
    assertThat(event.path("attributes").path("currency").stringValue()).isEqualTo("USD");
  }

  @Test
  void purchaseWithoutAPayment_isUnconfirmed_andMakesNoMoney() {
    purchase("{\"value\":100,\"currency\":\"USD\",\"transactionId\":\"cs_forged\"}");

    assertThat(event().path("payment").isNull()).isTrue();
    assertThat(server.house.payments()).isEmpty();
    assertThat(server.house.conversions()).isEmpty();
  }

  @Test
  void purchaseThatNamesAPayment_changesNeitherItsMatchNorItsBooks() {
    server.pay("one", session -> {});
    JsonNode before = server.get(200, "/api/v1/payments").path("items");
    purchase("{\"value\":9999,\"currency\":\"USD\",\"transactionId\":\"cs_one\"}");

    assertThat(server.get(200, "/api/v1/payments").path("items")).isEqualTo(before);
  }

  @Test
  void whatCannotBeAValue_isLeftOutAndNamed() {
    purchase("{\"value\":\"a lot\",\"currency\":\"Euro\",\"colour\":\"red\"}");

    JsonNode attributes = event().path("attributes");
    assertThat(attributes.path("leftOut").toString()).isEqualTo("[\"value\",\"currency\"]");
    assertThat(attributes.path("colour").stringValue()).isEqualTo("red");
  }

  private void purchase(String attributes) {
    server.house.collect(
        "{\"type\":\"event\",\"clickId\":\"%s\",\"name\":\"Purchase\",\"attributes\":%s}"
            .formatted(click, attributes),
        Map.of());
    server.house.settle();
  }

  private JsonNode event() {
    return server.get(200, "/api/v1/clicks/" + click).path("events").path(0);
  }
}
