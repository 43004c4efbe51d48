package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.http.Response;
import io.tributary.model.StandardEvent;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the Stripe door takes in, and what it refuses in which words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookDoorTest {
  private TestHouse house;

  @BeforeAll
  void open(@TempDir Path folder) {
    house = new TestHouse(folder);
  }

  @BeforeEach
  void empty() {
    house.database.execute(
        "TRUNCATE inbox, facts, aliases, payments, entries, fees, conversions RESTART IDENTITY");
  }

  @AfterAll
  void close() {
    house.close();
  }

  @Test
  void aMessageIsStoredOnce_andAnsweredAlike() {
    Response first = house.webhook(completed("once"));
    Response second = house.webhook(completed("once"));
    assertThat(first.status()).isEqualTo(200);
    assertThat(text(first)).isEqualTo("stored");
    assertThat(second.status()).isEqualTo(200);
    assertThat(text(second)).isEqualTo("already stored");
    assertThat(house.database.count("inbox")).isEqualTo(1);
  }

  @Test
  void anAddressWithAnAccount_isForThatAccountOnly() {
    byte[] body = StripeEvents.bytes(completed("named"));
    String signature = StripeEvents.signature(body, StripeEvents.SECRET, house.clock.instant());
    assertThat(house.webhook("default", body, signature).status()).isEqualTo(200);
    assertThatThrownBy(() -> house.webhook("other", body, signature))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("No signature fits");
    assertThat(house.database.count("inbox")).isEqualTo(1);
  }

  @Test
  void aForgedMessage_isRefused_andNotKept() {
    byte[] body = StripeEvents.bytes(completed("forged"));
    String forged = StripeEvents.signature(body, "whsec_guess", house.clock.instant());
    assertThatThrownBy(() -> house.webhook(body, forged))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("No signature fits");
    assertThat(house.database.count("inbox")).isZero();
  }

  @Test
  void aThinEvent_isRefused_withTheWayOut() {
    assertRefused("{\"id\": \"evt_1\", \"object\": \"v2.core.event\", \"type\": \"v1.x\"}")
        .contains("Snapshot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "null", "7", "\"text\"", "{\"a\":1} {}", "{\"a\":"})
  void whatIsNoObject_isRefused(String body) {
    assertRefused(body).contains("not a JSON object");
  }

  @Test
  void deepNesting_isRefused() {
    String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    assertRefused(deep).contains("nested too deeply");
    assertRefused("[".repeat(10_000)).contains("nested too deeply");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "type"})
  void anEventWithoutIdOrType_isRefused(String field) {
    ObjectNode event = completed("lacking");
    event.remove(field);
    assertRefused(event).contains("\"" + field + "\"");
    event.put(field, 7);
    assertRefused(event).contains("\"" + field + "\"");
    event.put(field, "");
    assertRefused(event).contains("\"" + field + "\"");
    event.put(field, "\u0000\ud800");
    assertRefused(event).contains("\"" + field + "\"");
    event.put(field, "x".repeat(256));
    assertRefused(event).contains("\"" + field + "\"");
  }

  @Test
  void anEventWithoutObject_isRefused() {
    ObjectNode event = completed("empty");
    event.putObject("data");
    assertRefused(event).contains("data.object");
    event.putNull("data");
    assertRefused(event).contains("data.object");
  }

  @Test
  void aConnectEvent_belongsToItsSubAccount() {
    house.webhook(completed("twin"));
    house.webhook(completed("twin").put("account", "acct_7"));
    assertThat(house.database.rows("SELECT account_id FROM inbox ORDER BY id"))
        .extracting(row -> row.get("account_id"))
        .containsExactly("default", "default/acct_7");
    house.settle();
    assertThat(house.payments()).extracting(payment -> payment.id()).doesNotHaveDuplicates();
    assertThat(house.payments()).hasSize(2);
    assertThat(house.conversions()).hasSize(2);
  }

  @Test
  void nulAndLoneSurrogates_stopNothing() {
    ObjectNode event = completed("odd");
    ObjectNode session = StripeEvents.session(event);
    session.put("client_reference_id", "a\u0000\udc00");
    session.putObject("customer_details").put("name", "A\u0000da\ud800").put("email", "a@b.c");
    session.put("payment_link", "plink\u0000_1").put("customer", "\ud800cus_1");
    assertThat(house.webhook(event).status()).isEqualTo(200);
    house.settle();
    assertThat(house.conversions())
        .singleElement()
        .satisfies(found -> assertThat(found.event()).isEqualTo(StandardEvent.PURCHASE));
    assertThat(house.payments().getFirst().stripe().paymentLink()).contains("plink_1");
    assertThat(house.payments().getFirst().order().orElseThrow().buyer().name()).contains("Ada");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 31_556_889_864_403_198L})
  void aTimeNobodyCanMean_isReplacedByOurs(long created) {
    assertThat(house.webhook(completed("when").put("created", created)).status()).isEqualTo(200);
    assertThat(house.database.rows("SELECT told_at = '2026-11-01T12:00Z' AS ours FROM inbox"))
        .containsExactly(Map.of("ours", true));
  }

  @Test
  void typesWeDoNotRead_areKept() {
    house.webhook(completed("later").put("type", "invoice.upcoming"));
    house.settle();
    assertThat(house.database.rows("SELECT state, reason FROM inbox"))
        .containsExactly(
            Map.of(
                "state", "IGNORED", "reason", "This version reads nothing from invoice.upcoming."));
  }

  private ObjectNode completed(String name) {
    return StripeEvents.completed(name, house.clock.instant(), session -> {});
  }

  private AbstractStringAssert<?> assertRefused(ObjectNode event) {
    return assertRefused(new String(StripeEvents.bytes(event), StandardCharsets.UTF_8));
  }

  private AbstractStringAssert<?> assertRefused(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String signature = StripeEvents.signature(bytes, StripeEvents.SECRET, house.clock.instant());
    try {
      Response answer = house.webhook(bytes, signature);
      throw new AssertionError("answered " + answer.status());
    } catch (BadRequest refused) {
      assertThat(house.database.count("inbox")).isZero();
      return assertThat(refused.getMessage());
    }
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
