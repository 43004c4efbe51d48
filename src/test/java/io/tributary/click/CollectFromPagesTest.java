package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import io.tributary.testing.Browser;
import io.tributary.testing.Counted;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real browser on another site's page, and the real server. */
final class CollectFromPagesTest {
  private final RecordingServer pages = RecordingServer.start();
  private final Browser browser = Browser.open();
  @TempDir private Path folder;
  private TestHouse house;
  private Server server;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
    ServerSettings settings = new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback());
    server = Server.start(settings, house.clickRoutes());
  }

  @AfterEach
  void close() {
    browser.close();
    pages.close();
    server.close();
    house.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', '', 204, dropped; reason=invalid_click_id",
    "'[{}]', '', 200, 'accepted=0, dropped=1, not-kept=0; invalid_click_id=1'",
    "nonsense, '', 400, ''",
    "long, '', 413, ''",
    "'{}', application/json, 204, dropped; reason=invalid_click_id",
  })
  void pageOfAnotherSite_seesTheAnswer_goodOrBad(
      String body, String type, int status, String result) {
    pages.page("/", "<title>Other</title>");
    browser.page().navigate(pages.address("www.other.test", "/").toString());
    Object seen =
        browser
            .page()
            .evaluate(
                """
                async ([to, body, type]) => {
                  const headers = type ? {'Content-Type': type} : {};
                  const text = body === 'long' ? 'x'.repeat(300000) : body;
                  const answer = await fetch(to, {method: 'POST', body: text, headers, credentials: 'include'});
                  return [answer.status, answer.headers.get('Tributary-Result') || ''];
                }
                """,
                List.of(address("t.shop.test") + "/collect", body, type));

    assertThat(seen).isEqualTo(List.of(status, result));
  }

  @ParameterizedTest
  @CsvSource({"www.shop.test, 400", "t.shop.test, 400", "tracker.foreign.test, 7"})
  void serverOnTheSameSite_givesTheCookieBackIts400Days_aForeignOneCannot(String host, int days) {
    pages.page("/", "<script src='" + address(host) + "/tag.js'></script>");
    shortenScriptCookies();
    visitUntil("/collect");

    var cookie =
        browser.context().cookies().stream()
            .filter(one -> one.name.equals("_trb"))
            .findFirst()
            .orElseThrow();
    long ends = Clock.systemUTC().instant().plus(Duration.ofDays(days)).getEpochSecond();
    assertThat(cookie.domain).isEqualTo(".shop.test");
    assertThat(cookie.expires).isCloseTo((double) ends, within(120.0));
    assertThat(Counted.by(house.counters)).isEqualTo(Map.of("accepted", 1L));
  }

  @Test
  void neutralNames_areServed_andWhatTheTagSendsThereIsAccepted() {
    var script = address("t.shop.test") + "/n/shop.js";
    pages.page("/", "<script async src='" + script + "' data-path=/n/shop></script>");
    visitUntil("/n/shop");

    assertThat(Counted.by(house.counters)).isEqualTo(Map.of("accepted", 1L));
  }

  @Test
  void frameWithoutAnOrigin_mayCallToo() {
    var script = address("t.shop.test") + "/tag.js";
    pages.page("/framed", "<script src='" + script + "'></script>");
    pages.page("/", "<iframe sandbox=allow-scripts src=/framed></iframe>");
    visitUntil("/collect");

    assertThat(Counted.by(house.counters)).isEqualTo(Map.of("accepted", 1L));
  }

  private void visitUntil(String path) {
    browser
        .page()
        .waitForResponse(
            answer -> answer.url().endsWith(path),
            () -> browser.page().navigate(pages.address("www.shop.test", "/").toString()));
  }

  /** As Safari does it. */
  private void shortenScriptCookies() {
    browser
        .page()
        .addInitScript(
            """
            const real = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
            Object.defineProperty(document, 'cookie', {
              get: () => real.get.call(document),
              set: (text) => real.set.call(document, text.replace('max-age=34560000', 'max-age=604800')),
            });
            """);
  }

  private String address(String host) {
    return "http://" + host + ":" + server.port();
  }
}
