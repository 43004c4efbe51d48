package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import io.tributary.model.ClickId;
import io.tributary.model.Consent;
import io.tributary.model.Site.TagExtra;
import io.tributary.testing.Browser;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: a page with all that a site may switch on, the real server, and its tables. */
final class TagToTableTest {
  private static final String BANNER =
      "<script>var dataLayer = []; function gtag() { dataLayer.push(arguments) }"
          + " gtag('consent', 'default', {ad_storage: 'denied', ad_user_data: 'denied',"
          + " ad_personalization: 'denied', analytics_storage: 'denied'})</script>";
  private static final String FORM =
      "<form name=signup onsubmit='return false'><input type=email name=mail value=Bob@Example.test>"
          + "<button>Go</button></form>";

  private final RecordingServer pages = RecordingServer.start();
  private final Browser browser = Browser.open();
  @TempDir private Path folder;
  private TestHouse house;
  private Server server;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
    house.policies(Sites.with(TagExtra.values()));
    ServerSettings settings = new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback());
    server = Server.start(settings, house.clickRoutes());
    pages.page("/", BANNER + "<script src='" + tag() + "'></script><body>" + FORM);
    browser.page().navigate(pages.address("www.shop.test", "/").toString());
  }

  @AfterEach
  void close() {
    assertThat(browser.errors()).isEmpty();
    browser.close();
    pages.close();
    server.close();
    house.close();
  }

  @Test
  void whatWasAgreedThroughTheBanner_isStoredWithTheClick_andWhen() {
    ClickId click = ClickId.parse(text("() => Tributary('clickId')")).orElseThrow();
    whenCollected(
        "() => { gtag('consent', 'update', {ad_storage: 'granted', ad_user_data: 'granted'}) }");
    house.settle();

    Consent stored = house.click(click).orElseThrow().consent();
    assertThat(stored.adUserData()).isEqualTo(Consent.State.GRANTED);
    assertThat(stored.adPersonalization()).isEqualTo(Consent.State.DENIED);
    assertThat(stored.toldAt()).hasValue(house.clock.instant());
  }

  @Test
  void eventsFromBeforeTheAnswer_areStoredOnceItIsGiven_checked() {
    browser
        .page()
        .evaluate(
            "() => { AnyTrack('trigger', 'AddToCart', {value: '9.90', currency: 'eur'});"
                + " document.querySelector('button').click() }");
    whenCollected("() => { gtag('consent', 'update', {analytics_storage: 'granted'}) }");
    house.settle();

    assertThat(
            house.database.rows(
                "SELECT name, COALESCE(attributes ->> 'currency', attributes -> 'link' ->> 'label') AS said"
                    + " FROM events ORDER BY name"))
        .isEqualTo(
            List.of(
                Map.of("name", "AddToCart", "said", "EUR"),
                Map.of("name", "FormSubmit", "said", "signup")));
  }

  @Test
  void whoTheVisitorIs_isStoredSealed_fromTheFormAndFromThePage() {
    browser
        .page()
        .evaluate(
            "() => { Tributary('identify', {customerId: 'C-7'});"
                + " document.querySelector('button').click() }");
    String visits = "SELECT kind, click_id, position('bob' IN encode(name, 'escape')) AS bare";
    assertThat(house.database.count("identities")).isZero();
    whenCollected("() => { gtag('consent', 'update', {analytics_storage: 'granted'}) }");
    house.settle();

    ClickId click = ClickId.parse(text("() => Tributary('clickId')")).orElseThrow();
    assertThat(house.database.rows(visits + " FROM identities ORDER BY kind"))
        .isEqualTo(
            List.of(
                Map.of("kind", "EMAIL", "click_id", click.value(), "bare", 0),
                Map.of("kind", "REF_ID", "click_id", click.value(), "bare", 0)));
  }

  private void whenCollected(String script) {
    browser
        .page()
        .waitForResponse(
            answer -> answer.url().endsWith("/collect"), () -> browser.page().evaluate(script));
  }

  private String text(String script) {
    return (String) browser.page().evaluate(script);
  }

  private String tag() {
    return "http://t.shop.test:" + server.port() + "/tag.js";
  }
}
