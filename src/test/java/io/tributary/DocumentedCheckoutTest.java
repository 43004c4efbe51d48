package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.testing.Browser;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import io.tributary.testing.SettableClock;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestDatabase;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checkout Sessions that a server makes as the guide says bring the click back. */
final class DocumentedCheckoutTest {
  private static final JsonMapper JSON = new JsonMapper();
  @TempDir private Path data;
  private final SettableClock clock = SettableClock.atNoon();
  private final TestDatabase database = TestDatabase.fresh();
  private RunningHouse house;
  private String click;

  @BeforeEach
  void open() {
    house = RunningHouse.on(database.address(), data, clock);
    house.link("spring");
    click = house.click("spring").map(ClickId::toString).orElseThrow();
  }

  @AfterEach
  void close() {
    house.close();
    database.close();
  }

  @Test
  void sessionMadeByTheLibrary_isMatched_byEitherOfItsFields() {
    String script =
        "async clickId => { let made; const stripe = {checkout: {sessions:"
            + " {create: async fields => made = fields}}}; "
            + snippet("js server").text()
            + " return JSON.stringify(made) }";
    JsonNode fields;
    try (Browser browser = Browser.open()) {
      fields = JSON.readTree((String) browser.page().evaluate(script, click));
    }

    assertThat(fields.at("/payment_intent_data/metadata/click_id").asString()).isEqualTo(click);
    isMatchedEitherWay(fields);
  }

  @Test
  void sessionMadeByCurl_isMatched_byEitherOfItsFields() {
    Map<String, String> form;
    try (RecordingServer stripe = RecordingServer.start()) {
      stripe.answer("/v1/checkout/sessions", Reply.json(200, "{}"));
      String line = snippet("bash stripe").text();
      assertThat(line).contains("https://api.stripe.com");
      Shell.run(
          line.replace("https://api.stripe.com", stripe.address("").toString()),
          Map.of("STRIPE_KEY", "sk_test_1", "CLICK_ID", click));
      form = form(stripe.awaitRequests("/v1/checkout/sessions", 1).getFirst().body());
    }

    assertThat(form).containsEntry("payment_intent_data[metadata][click_id]", click);
    ObjectNode fields = JSON.createObjectNode();
    fields.put("client_reference_id", form.get("client_reference_id"));
    fields.putObject("metadata").put("click_id", form.get("metadata[click_id]"));
    isMatchedEitherWay(fields);
  }

  /** A session with both fields, and one whose reference is the merchant's own. */
  private void isMatchedEitherWay(JsonNode fields) {
    pay("both", fields.path("client_reference_id").asString(), fields);
    pay("own", "order-7", fields);

    RunningHouse.await("two conversions", () -> methods().size() == 2);
    assertThat(methods().values()).containsExactly("CLICK_ID", "METADATA");
  }

  private void pay(String name, String reference, JsonNode fields) {
    ObjectNode sale =
        StripeEvents.completed(
            name,
            clock.instant(),
            session -> {
              session.put("client_reference_id", reference);
              session.set("metadata", fields.path("metadata"));
            });
    assertThat(house.webhook(StripeEvents.bytes(sale)).statusCode()).isEqualTo(200);
  }

  /** How each sale of the click was matched, by the session's id. */
  private Map<String, String> methods() {
    Map<String, String> methods = new TreeMap<>();
    JSON.readTree(house.api("/conversions?click=" + click).body())
        .path("items")
        .forEach(
            each ->
                methods.put(
                    each.at("/payment/stripe/session").asString(),
                    each.at("/match/method").asString()));
    return methods;
  }

  private static Snippet snippet(String way) {
    return Snippet.of("stripe-links").stream()
        .filter(snippet -> snippet.way().equals(way))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }
}
