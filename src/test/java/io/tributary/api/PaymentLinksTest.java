package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The payment links of an account and their sites, by programs. */
final class PaymentLinksTest {
  private static final String LINKS = "/api/v1/accounts/default/payment-links";
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
  void linksThatWerePaidThrough_areListed_withTheirLatestPayment() {
    server.pay("one", session -> session.put("payment_link", "plink_paid"));
    server.pay("two", session -> session.put("payment_link", "plink_paid"));
    JsonNode seen = server.get(200, LINKS).path("items");
    assertThat(seen).hasSize(1);
    assertThat(seen.path(0).path("paymentLink").stringValue()).isEqualTo("plink_paid");
    assertThat(seen.path(0).path("site").isNull()).isTrue();
    assertThat(seen.path(0).path("lastPayment").stringValue()).hasSize(26);
    assertThat(seen.path(0).path("lastPaidAt").stringValue()).isEqualTo("2026-11-01T12:00:00Z");
  }

  @Test
  void aChosenSite_holdsForPaymentsFromNowOn() {
    addSite();
    server.pay("one", session -> session.put("payment_link", "plink_paid"));
    JsonNode chosen = server.put(200, LINKS + "/plink_paid", "{'site':'eu'}");
    assertThat(chosen.path("site").stringValue()).isEqualTo("eu");
    assertThat(chosen.path("lastPaidAt").stringValue()).isEqualTo("2026-11-01T12:00:00Z");
    server.pay("two", session -> session.put("payment_link", "plink_paid"));
    assertThat(server.get(200, "/api/v1/conversions").path("items").valueStream())
        .extracting(conversion -> conversion.path("site").stringValue())
        .containsExactlyInAnyOrder("default", "eu");
  }

  @Test
  void aLinkNobodyHasPaidThrough_canHaveASite_andLoseIt() {
    addSite();
    server.put(200, LINKS + "/plink_new", "{'site':'eu'}");
    assertThat(server.get(200, LINKS).path("items")).hasSize(1);
    server.put(400, LINKS + "/plink_new", "{'site':'nowhere'}");
    server.put(400, LINKS + "/plink_new", "{}");
    server.put(400, LINKS + "/a%20b", "{'site':'eu'}");
    server.delete(204, LINKS + "/plink_new");
    server.delete(404, LINKS + "/plink_new");
    assertThat(server.get(200, LINKS).path("items")).isEmpty();
  }

  private void addSite() {
    server.post(201, "/api/v1/sites", "{'id':'eu','name':'Europe'}");
  }

  @Test
  void manyPaymentLinks_comePageByPage() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      server.pay(name, session -> session.put("payment_link", "plink_" + name));
    }
    String path = LINKS + "?limit=2";
    JsonNode first = server.get(200, path);
    JsonNode second = server.get(200, path + "&cursor=" + first.path("next").stringValue());
    JsonNode third = server.get(200, path + "&cursor=" + second.path("next").stringValue());
    assertThat(third.path("next").isNull()).isTrue();
    assertThat(
            Stream.of(first, second, third)
                .flatMap(page -> page.path("items").valueStream())
                .map(item -> item.path("paymentLink").stringValue()))
        .containsExactlyInAnyOrder("plink_a", "plink_b", "plink_c", "plink_d", "plink_e");
  }
}
