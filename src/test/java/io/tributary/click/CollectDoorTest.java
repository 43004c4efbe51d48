package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.http.Response;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.testing.Counted;
import io.tributary.testing.TestHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the collect door keeps, and what it answers. */
final class CollectDoorTest {
  private static final String CLICK = "01JABCDEFGHJKMNPQRSTVWXYZ0";
  private static final String VISITOR = "01JABCDEFGHJKMNPQRSTVWXYZ1";
  private static final String ARRIVAL = Items.arrival(CLICK, VISITOR);
  private static final Map<String, String> KEY = Map.of("Authorization", "Bearer good");

  @TempDir private Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void oneItem_isAnsweredWithItsVerdict() {
    Response good = house.collect(ARRIVAL, Map.of());
    Response bad = house.collect("{}", Map.of());
    Response none = house.collect("7", Map.of());

    assertThat(good.status()).isEqualTo(204);
    assertThat(good.header("Tributary-Result")).hasValue("accepted");
    assertThat(bad.status()).isEqualTo(204);
    assertThat(bad.header("Tributary-Result")).hasValue("dropped; reason=invalid_click_id");
    assertThat(none.header("Tributary-Result")).hasValue("dropped; reason=not_an_object");
    house.settle();
    assertThat(house.database.count("clicks")).isEqualTo(1);
  }

  @Test
  void array_isJudgedItemByItem_andCounted() {
    String event = Items.event(CLICK, "Lead");
    Response answer = house.collect("[" + ARRIVAL + ",7,{}," + event + ",{}]", Map.of());
    house.settle();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Tributary-Result"))
        .hasValue("accepted=2, dropped=3, not-kept=0; invalid_click_id=2; not_an_object=1");
    assertThat(text(answer))
        .isEqualTo(
            "{\"accepted\":2,\"dropped\":{\"invalid_click_id\":2,\"not_an_object\":1},\"notKept\":0}");
    assertThat(house.database.count("clicks")).isEqualTo(1);
    assertThat(house.database.count("events")).isEqualTo(1);
    assertThat(Counted.by(house.counters))
        .isEqualTo(
            Map.of("accepted", 2L, "dropped_invalid_click_id", 2L, "dropped_not_an_object", 1L));
  }

  @Test
  void itemsBeyondTheHundredth_areDropped() {
    String items = String.join(",", Collections.nCopies(103, Items.event(CLICK, "Lead")));
    Response answer = house.collect("[" + items + "]", Map.of());
    house.settle();

    assertThat(text(answer))
        .isEqualTo("{\"accepted\":100,\"dropped\":{\"too_many_items\":3},\"notKept\":0}");
    assertThat(house.database.count("events")).isEqualTo(100);
  }

  @Test
  void hundredLargestItems_outgrowOneJournalRecord_andAreAllLoaded() {
    String item =
        Items.arrival(CLICK, VISITOR)
            .replace("https://shop.example/", "https://shop.example/?" + "q=%F0%9F&".repeat(260));
    Response answer =
        house.collect("[" + String.join(",", Collections.nCopies(100, item)) + "]", KEY);
    house.settle();

    assertThat(text(answer)).startsWith("{\"accepted\":100,");
    assertThat(house.database.count("clicks")).isEqualTo(1);
    assertThat(house.database.count("set_aside")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[7,{}]"})
  void arrayWithoutAnythingGood_writesNothingToTheJournal(String body) {
    house.collect(body, Map.of());

    assertThat(house.loader().runOnce()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "{\"a\":", "[[[[[[[[[[[[[[[[[[[[[[[[[[]]"})
  void bodyThatIsNoJson_isABadRequest(String body) {
    assertThatThrownBy(() -> house.collect(body, Map.of()))
        .isInstanceOfSatisfying(
            BadRequest.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
  }

  @Test
  void wrongKey_isRefused_soThatNobodyBelievesToBeAServer() {
    assertThatThrownBy(() -> house.collect(ARRIVAL, Map.of("Authorization", "Bearer bad")))
        .isInstanceOfSatisfying(
            BadRequest.class, refusal -> assertThat(refusal.status()).isEqualTo(401));
  }

  @Test
  void ownServer_speaksForItsVisitor() {
    String sent =
        ARRIVAL.replace("}", ",\"address\":\"198.51.100.7\",\"userAgent\":\"Firefox/140\"}");
    house.collect(sent, KEY);
    house.settle();

    Click click = house.click(ClickId.parse(CLICK).orElseThrow()).orElseThrow();
    assertThat(click.origin()).isEqualTo(Click.Origin.SERVER);
    assertThat(click.client().address()).isEqualTo("198.51.100.7");
    assertThat(click.client().userAgent()).hasValue("Firefox/140");
  }

  @Test
  void browser_cannotSpeakForAnotherAddress() {
    house.collect(ARRIVAL.replace("}", ",\"address\":\"198.51.100.7\"}"), Map.of());
    house.settle();

    Click click = house.click(ClickId.parse(CLICK).orElseThrow()).orElseThrow();
    assertThat(click.client().address()).isEqualTo("203.0.113.9");
    assertThat(click.extra()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, t.shop.example, '; Domain=shop.example;'",
    "shop.example, SHOP.example:8080, '; Domain=shop.example;'",
    "'', localhost:8080, ; Path=/; Max-Age=34560000",
  })
  void tagsCookie_isSetAnewByTheServer(String domain, String host, String expected) {
    Response answer = collect(domain, host, VISITOR);

    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith("_trb=" + VISITOR)
        .contains(expected, "Max-Age=34560000");
  }

  @ParameterizedTest
  @CsvSource({
    "other.example, t.shop.example, " + VISITOR,
    "op.example, t.shop.example, " + VISITOR,
    "shop.example; Secure, t.shop.example, " + VISITOR,
    "shop.example, t.shop.example, " + CLICK,
    "shop.example, t.shop.example, ''",
  })
  void cookieOfAnotherDomain_ofAnother_orNone_isLeftAlone(
      String domain, String host, String cookie) {
    assertThat(collect(domain, host, cookie).header("Set-Cookie")).isEmpty();
  }

  private Response collect(String domain, String host, String cookie) {
    return house.collect(
        ARRIVAL.replace("}", ",\"cookieDomain\":\"" + domain + "\"}"),
        Map.of("Host", host, "Cookie", "_trb=" + cookie));
  }

  private static String text(Response answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
