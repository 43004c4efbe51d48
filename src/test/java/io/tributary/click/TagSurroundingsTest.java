package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import io.tributary.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the tag has to work: strict pages, sandboxes, other hosts, several tabs. */
final class TagSurroundingsTest {
  private static final String PAYMENT_LINK = "https://buy.stripe.com/test_1";
  private static final String ANCHOR = "<a href='" + PAYMENT_LINK + "'>Pay</a>";

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example.test, true",
    "t.example.test, true",
    "tracker.foreign.test, false",
  })
  void tracker_mayBeTheSameHost_aSubDomain_orAForeignDomain(String host, boolean seesCookies) {
    var script = site.server.address(host, "/tag.js");
    site.server.page("/", "<script src='" + script + "'></script>" + ANCHOR);
    site.visit("/").awaitItems(1);
    site.visit("/").awaitItems(2);

    var last = site.server.requests("/collect").getLast();
    assertThat(last.header("Host").orElseThrow()).startsWith(host);
    assertThat(last.header("Cookie").orElse("").contains("_trb=")).isEqualTo(seesCookies);
    assertThat(site.items())
        .extracting(item -> item.path("name").asString(""))
        .containsExactly("", "PageView");
    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
    assertThat(site.cookies()).contains("_trb=", "_trbv=");
  }

  @Test
  void neutralNames_serveBothTheTagAndWhatItSends() {
    site.server.answer("/n/x.js", Reply.of(200, "text/javascript", TaggedSite.tag()));
    site.server.answer("/n/x", Reply.status(204));
    var script = site.server.address("t.example.test", "/n/x.js");
    site.server.page("/", "<script async src='" + script + "' data-path=/n/x></script>");
    site.visit("/");

    var request = site.server.awaitRequests("/n/x", 1).getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Host").orElseThrow()).startsWith("t.example.test");
  }

  @Test
  void strictContentSecurityPolicy_isKept() {
    var policy =
        "default-src 'none'; script-src 'nonce-r4nd0m'; connect-src 'self';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";
    site.page.addInitScript(
        "window.violations = []; addEventListener('securitypolicyviolation',"
            + " event => violations.push(event.violatedDirective))");
    var body = "<script nonce=r4nd0m src=/tag.js></script>" + ANCHOR;
    var form = "<form action='" + PAYMENT_LINK + "'></form>";
    site.server.answer(
        "/", Reply.of(200, "text/html", body + form).with("Content-Security-Policy", policy));
    site.visit("/").awaitItems(1);

    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
    assertThat(site.attribute("input", "value")).isEqualTo(site.clickId());
    assertThat(site.page.evaluate("() => violations.join()")).isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"src=/framed", "srcdoc=\"FRAMED\""})
  void sandboxedFrameWithoutAnOrigin_getsItsLinksDecorated(String source) {
    var framed =
        "<script src='" + site.address("/tag.js") + "'></script>" + ANCHOR.replace("\"", "'");
    site.server.page("/framed", framed);
    site.server.page(
        "/", "<iframe sandbox=allow-scripts " + source.replace("FRAMED", framed) + "></iframe>");
    site.visit("/").awaitItems(1);

    Frame frame = site.page.frames().get(1);
    assertThat((String) frame.evaluate("() => Tributary('trigger', 'Lead')"))
        .matches(TaggedSite.ULID);
    assertThat(frame.locator("a").getAttribute("href"))
        .isEqualTo(
            PAYMENT_LINK + "?client_reference_id=" + frame.evaluate("() => Tributary('clickId')"));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500, 200})
  void tagThatFails_leavesWorkingLinks(int status) {
    site.server.answer("/tag.js", Reply.of(status, "text/javascript", "// nothing"));
    site.page.route("https://buy.stripe.com/**", route -> route.abort());
    site.page("/", "async", ANCHOR).visit("/");
    var request = site.page.waitForRequest("https://buy.stripe.com/**", () -> site.page.click("a"));

    assertThat(request.url()).isEqualTo(PAYMENT_LINK);
  }

  @Test
  void browserWithoutBeacons_sendsItsLastWordsNevertheless() {
    site.page.addInitScript("navigator.sendBeacon = undefined");
    site.server.answer("/collect", Reply.status(503));
    site.visit("/").awaitItems(1);
    site.page.evaluate("() => { Tributary('trigger', 'Lead') }");
    site.visit("/untagged");

    site.server.await(
        requests -> requests.stream().anyMatch(request -> request.body().contains("Lead")),
        "the event");
  }

  @Test
  void tabLeftOpen_followsTheVisitThatAnAdStartedInAnother() {
    site.page("/", "", ANCHOR).visit("/").awaitItems(1);
    var before = site.clickId();
    var tab = site.browser.newTab();
    tab.navigate(site.address("/?gclid=2"));
    site.awaitItems(2);
    site.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");

    assertThat(site.clickId())
        .isNotEqualTo(before)
        .isEqualTo(tab.evaluate("() => Tributary('clickId')"));
    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
    site.leave();
    assertThat(site.items()).hasSize(2);
  }

  @Test
  void twoTags_areOne_alsoOnAPageThatChangesItsAddress() {
    site.page("/", "", "<script src=/tag.js?again></script>" + ANCHOR).visit("/").awaitItems(1);
    site.page.evaluate("() => history.pushState({}, '', '/next')");
    site.awaitItems(2);
    site.leave();

    assertThat(site.items())
        .extracting(item -> item.path("name").asString(""))
        .containsExactly("", "PageView");
  }

  @Test
  void everyReferenceThatWeMake_isOneThatStripeTakes() {
    site.settings("{\"reference\":\"append\"}");
    var links = new StringBuilder();
    for (var theirs : new String[] {"", "u_4", "x".repeat(173), "x".repeat(174), "User/42", "é"}) {
      links.append("<a href='%s?client_reference_id=%s'>x</a>".formatted(PAYMENT_LINK, theirs));
    }
    site.page("/", "", links.toString()).visit("/");
    var made =
        site.page.locator("a").all().stream()
            .map(link -> link.getAttribute("href").replaceFirst(".*client_reference_id=", ""))
            .filter(reference -> reference.contains(site.clickId()))
            .toList();

    assertThat(made).hasSize(5).allMatch(reference -> reference.matches("^[A-Za-z0-9_-]{1,200}$"));
  }

  private String decorated() {
    return PAYMENT_LINK + "?client_reference_id=" + site.clickId();
  }
}
