package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.testing.StripeEvents;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the resources answer, field by field. */
final class ContractTest {
  private static final String HUNDRED_DOLLARS =
      "{'amount':'100.00','currency':'usd','minorUnits':10000}";
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
  void conversion_hasTheFieldsOfTheContract() {
    server.pay("one", session -> session.put("client_reference_id", adClick().toString()));
    JsonNode conversion = first("conversions");
    assertThat(String.join(" ", ApiServer.names(conversion)))
        .isEqualTo(
            "id site event renewal status value current valuation predicted exclusion occurredAt test"
                + " match click payment");
    assertThat(String.join(" ", ApiServer.names(conversion.path("click"))))
        .isEqualTo("id source medium campaign content term adClickIds landingUrl");
    assertThat(ApiServer.names(conversion.path("payment")))
        .containsExactly("id", "status", "stripe");
    String id = conversion.path("id").stringValue();
    assertThat(server.get(200, "/api/v1/conversions/" + id)).isEqualTo(conversion);
  }

  @Test
  void matchedPayment_isAPurchaseOfItsValue() {
    server.pay("one", session -> session.put("client_reference_id", adClick().toString()));
    JsonNode conversion = first("conversions");
    assertThat(conversion.path("event").stringValue()).isEqualTo("Purchase");
    assertThat(conversion.path("status").stringValue()).isEqualTo("confirmed");
    assertThat(conversion.path("value")).isEqualTo(json(HUNDRED_DOLLARS));
    assertThat(conversion.path("current")).isEqualTo(json(HUNDRED_DOLLARS));
    assertThat(conversion.path("test").booleanValue()).isTrue();
    assertThat(conversion.path("occurredAt").stringValue()).isEqualTo("2026-11-01T12:00:00Z");
    assertThat(conversion.path("payment").path("stripe").path("session").stringValue())
        .isEqualTo("cs_one");
  }

  @Test
  void matchedPayment_isCreditedToItsClick() {
    ClickId click = adClick();
    server.pay("one", session -> session.put("client_reference_id", click.toString()));
    JsonNode conversion = first("conversions");
    JsonNode match = conversion.path("match");
    assertThat(match.path("method").stringValue()).isEqualTo("CLICK_ID");
    assertThat(match.path("click").stringValue()).isEqualTo(click.toString());
    assertThat(match.path("reason").isNull()).isTrue();
    JsonNode credited = conversion.path("click");
    assertThat(credited.path("id").stringValue()).isEqualTo(click.toString());
    assertThat(credited.path("source").stringValue()).isEqualTo("facebook");
    assertThat(credited.path("medium").stringValue()).isEqualTo("cpc");
    assertThat(credited.path("campaign").stringValue()).isEqualTo("spring");
    assertThat(credited.path("content").isNull()).isTrue();
    assertThat(credited.path("adClickIds")).isEqualTo(json("{'fbclid':'X'}"));
    assertThat(credited.path("landingUrl").stringValue()).contains("fbclid=X");
  }

  @Test
  void unmatchedPayment_saysWhyAndHasNoClick() {
    server.pay("one", session -> session.putNull("client_reference_id"));
    JsonNode conversion = first("conversions");
    assertThat(conversion.path("click").isNull()).isTrue();
    assertThat(conversion.path("match").path("method").isNull()).isTrue();
    assertThat(conversion.path("match").path("click").isNull()).isTrue();
    assertThat(conversion.path("match").path("reason").stringValue()).isEqualTo("no_click_id");
    assertThat(conversion.path("match").path("text").stringValue()).isNotEmpty();
  }

  @Test
  void payment_hasTheFieldsOfTheContract() {
    server.pay("one", session -> session.putNull("client_reference_id"));
    JsonNode payment = first("payments");
    assertThat(String.join(" ", ApiServer.names(payment)))
        .isEqualTo(
            "id stripe purpose renewal unlinked status gross refunded disputed net amount occurredAt"
                + " test match conversion entries fees formerIds");
    assertThat(String.join(" ", ApiServer.names(payment.path("stripe"))))
        .isEqualTo("session paymentIntent charge customer paymentLink invoice subscription");
    assertThat(ApiServer.names(payment.path("conversion")))
        .containsExactly("id", "event", "status");
    assertThat(String.join(" ", ApiServer.names(payment.path("entries").path(0))))
        .isEqualTo("kind amount occurredAt reference eventId");
    String id = payment.path("id").stringValue();
    assertThat(server.get(200, "/api/v1/payments/" + id)).isEqualTo(payment);
  }

  @Test
  void payment_hasItsBooks() {
    server.pay("one", session -> session.putNull("client_reference_id"));
    JsonNode payment = first("payments");
    assertThat(payment.path("status").stringValue()).isEqualTo("paid");
    assertThat(payment.path("gross")).isEqualTo(json(HUNDRED_DOLLARS));
    assertThat(payment.path("net")).isEqualTo(json(HUNDRED_DOLLARS));
    assertThat(payment.path("refunded").path("amount").stringValue()).isEqualTo("0.00");
    assertThat(payment.path("entries").size()).isEqualTo(1);
    JsonNode entry = payment.path("entries").path(0);
    assertThat(entry.path("kind").stringValue()).isEqualTo("payment");
    assertThat(entry.path("amount")).isEqualTo(json(HUNDRED_DOLLARS));
  }

  @Test
  void formerIdOfAPayment_leadsToTheSurvivingOne() {
    server.pay("one", session -> session.putNull("client_reference_id"));
    JsonNode payment = first("payments");
    String id = payment.path("id").stringValue();
    server.house.database.execute(
        "INSERT INTO former_payments (id, payment_id) SELECT '00000000-0000-0000-0000-000000000001', id FROM payments");
    String former = "00000000000000000000000001";
    HttpResponse<String> answer = server.send("GET", "/api/v1/payments/" + former, "");
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location")).contains("/api/v1/payments/" + id);
    assertThat(server.get(200, "/api/v1/payments/" + id).path("formerIds"))
        .isEqualTo(json("['%s']".formatted(former)));
  }

  @Test
  void clickInDetail_showsItsConversionsAndOnlyPartOfTheAddress() {
    ClickId click = server.click("gclid=G");
    server.pay("one", session -> session.put("client_reference_id", click.toString()));
    JsonNode listed = server.get(200, "/api/v1/clicks").path("items").path(0);
    assertThat(listed.has("client")).isFalse();
    JsonNode detail = server.get(200, "/api/v1/clicks/" + click);
    assertThat(detail.path("id")).isEqualTo(listed.path("id"));
    assertThat(detail.path("source").stringValue()).isEqualTo("google");
    assertThat(detail.path("adClickIds")).isEqualTo(json("{'gclid':'G'}"));
    assertThat(detail.path("client").path("address").stringValue()).isEqualTo("203.0.113.0");
    assertThat(detail.path("client").path("userAgent").stringValue()).contains("Macintosh");
    assertThat(detail.path("conversions").size()).isEqualTo(1);
    assertThat(detail.path("origin").stringValue()).isEqualTo("redirect");
  }

  @Test
  void inbox_showsMessagesWithoutThePeopleInThem() {
    server.pay("one", session -> session.put("customer_email", "Buyer.Two@example.org"));
    String answer = server.send("GET", "/api/v1/inbox", "").body();
    assertThat(answer)
        .contains("b•••@example.com", "B•••@example.org", "\"id\":\"cs_one\"")
        .doesNotContain("buyer@", "Buyer.Two", "AUR A", "\"IL\"");
    JsonNode message = server.get(200, "/api/v1/inbox?state=read").path("items").path(0);
    assertThat(message.path("eventId").stringValue()).isEqualTo("evt_one");
    assertThat(server.get(200, "/api/v1/inbox?state=new").path("items").size()).isZero();
  }

  @Test
  void testDataAndLiveData_areToldApart() {
    server.pay("test", session -> session.putNull("client_reference_id"));
    server.house.webhook(
        StripeEvents.live(
            StripeEvents.completed("live", server.house.clock.instant(), session -> {})));
    server.house.settle();
    for (String list : new String[] {"conversions", "payments", "inbox"}) {
      String path = "/api/v1/" + list;
      assertThat(server.get(200, path).path("items").size()).as(list).isEqualTo(2);
      JsonNode test = server.get(200, path + "?test=true").path("items");
      assertThat(test.size()).as(list).isEqualTo(1);
      assertThat(test.path(0).path("test").booleanValue()).isTrue();
      JsonNode live = server.get(200, path + "?test=false").path("items");
      assertThat(live.path(0).path("test").booleanValue()).isFalse();
    }
  }

  private ClickId adClick() {
    return server.click("utm_source=facebook&utm_medium=cpc&utm_campaign=spring&fbclid=X");
  }

  private JsonNode first(String list) {
    return server.get(200, "/api/v1/" + list).path("items").path(0);
  }

  private static JsonNode json(String withSingleQuotes) {
    return ApiServer.MAPPER.readTree(withSingleQuotes.replace('\'', '"'));
  }
}
