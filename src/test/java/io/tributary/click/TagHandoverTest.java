package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site on several domains: shop.example.test and boutique.test are one owner's. */
final class TagHandoverTest {
  private static final String OTHER = "www.boutique.test";
  private static final String CLICK = "01JABCDEFGHJKMNPQRSTVWXYZ0";
  private static final String VISITOR = "01JABCDEFGHJKMNPQRSTVWXYZ1";

  private final TaggedSite site = new TaggedSite();

  @BeforeEach
  void open() {
    site.settings(
        "{\"domains\":[\"example.test\",\"boutique.test\"]}",
        TagScript.Extra.HOSTS,
        TagScript.Extra.HANDOVER);
  }

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @Test
  void whoeverGoesToAnotherDomainOfTheSite_staysTheSameVisitorOnTheSameVisit() {
    show(anchor(other("/other?size=a%20b#top"))).visit("/?gclid=1").awaitItems(1);
    var clickId = site.clickId();
    site.page.click("a");
    site.page.waitForURL(other("/other?size=a+b#top"));

    var arrival = site.awaitItem(2);
    assertThat(site.clickId()).isEqualTo(clickId);
    assertThat(arrival.get("clickId").asString()).isEqualTo(clickId);
    assertThat(arrival.get("visitorId")).isEqualTo(site.items().getFirst().get("visitorId"));
    assertThat(arrival.get("url").asString()).isEqualTo(other("/other?size=a+b#top"));
  }

  @Test
  void link_carriesNothingUntilSomebodyFollowsIt() {
    show(anchor(other("/"))).visit("/");

    assertThat(site.attribute("a", "href")).isEqualTo(other("/"));
    site.page.dispatchEvent("a", "pointerdown");
    assertThat(site.attribute("a", "href"))
        .matches("\\Q" + other("/?tbclid=") + "\\E" + site.clickId() + "_\\w{26}_\\w+");
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.example.test/",
    "http://example.test:99/",
    "/relative",
    "https://elsewhere.test/",
    "https://notboutique.test/",
    "mailto:someone@boutique.test",
  })
  void sameDomainAndStrangers_getNothing(String link) {
    show(anchor(link)).visit("/");
    site.page.evaluate(
        "() => { const link = document.querySelector('a');"
            + " link.addEventListener('click', event => event.preventDefault()); link.click() }");

    assertThat(site.attribute("a", "href")).isEqualTo(link);
  }

  @Test
  void form_takesTheVisitAlong_alsoWhenItIsSentWithGet() {
    show("<form action='" + other("/other") + "'><input name=q value=x><button>Go</button></form>")
        .visit("/");
    var clickId = site.clickId();
    site.page.click("button");
    site.page.waitForURL(other("/other?q=x"));

    assertThat(site.clickId()).isEqualTo(clickId);
  }

  @Test
  void decorate_handsOverToo() {
    show("").visit("/");

    assertThat((String) site.page.evaluate("to => Tributary('decorate', to)", other("/")))
        .startsWith(other("/?tbclid=" + site.clickId()));
  }

  @Test
  void whoeverMayKeepNothing_handsOverTheClickAlone_withoutTryingACookie() {
    site.page.addInitScript(
        "written = 0; Object.defineProperty(document, 'cookie',"
            + " {get() { return '' }, set() { written++ }})");
    site.page("/", "data-consent=wait", anchor(other("/"))).visit("/");
    site.page.dispatchEvent("a", "pointerdown");

    assertThat(site.attribute("a", "href")).contains("tbclid=" + site.clickId() + "__");
    assertThat(site.page.evaluate("() => written")).isEqualTo(0);
  }

  @Test
  void copiedAddress_bringsTheClick_butNotTheVisitor() {
    var old = Clock.systemUTC().instant().minus(Duration.ofMinutes(5)).getEpochSecond();
    show("").visit("/?tbclid=" + words(old));

    var arrival = site.awaitItem(1);
    assertThat(arrival.get("clickId").asString()).isEqualTo(CLICK);
    assertThat(arrival.get("visitorId").asString()).matches(TaggedSite.ULID).isNotEqualTo(VISITOR);
    assertThat(site.page.url()).isEqualTo(site.address("/"));
  }

  @Test
  void visitorWhomThisDomainKnowsAlready_keepsHisId() {
    var known = "01JABCDEFGHJKMNPQRSTVWXYZ2";
    site.browser
        .context()
        .addCookies(java.util.List.of(new Cookie("_trb", known).setUrl(site.address("/"))));
    show("").visit("/?tbclid=" + words(Clock.systemUTC().instant().getEpochSecond()));

    assertThat(site.awaitItem(1).get("visitorId").asString()).isEqualTo(known);
  }

  @Test
  void paymentLinkOnAnotherDomain_getsItsReferenceOnly() {
    var link = "https://pay.boutique.test/1";
    site.settings(
        "{\"domains\":[\"example.test\",\"boutique.test\"],\"stripeHosts\":[\"pay.boutique.test\"]}",
        TagScript.Extra.HOSTS,
        TagScript.Extra.HANDOVER);
    show(anchor(link)).visit("/");
    site.page.dispatchEvent("a", "pointerdown");

    assertThat(site.attribute("a", "href"))
        .isEqualTo(link + "?client_reference_id=" + site.clickId());
  }

  private TaggedSite show(String body) {
    return site.page("/", "", body);
  }

  private String other(String pathAndQuery) {
    return site.server.address(OTHER, pathAndQuery).toString();
  }

  private static String words(long seconds) {
    return CLICK + "_" + VISITOR + "_" + Long.toString(seconds, 36);
  }

  private static String anchor(String href) {
    return "<a href=\"" + href + "\">link</a>";
  }
}
