package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Under which ids a visit runs: the cookies that hold them, and ids handed over in an address. */
final class TagIdsTest {
  private static final String SHARED = "01JABCDEFGHJKMNPQRSTVWXYZ0";

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @Test
  void visitorCookie_isABareIdOfTheRegistrableDomainFor400Days() {
    site.visit("/");

    var cookie = cookie("_trb");
    long ends = Clock.systemUTC().instant().plus(Duration.ofDays(400)).getEpochSecond();
    assertThat(cookie.value).matches(TaggedSite.ULID);
    assertThat(cookie.domain).isEqualTo(".example.test");
    assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
    assertThat(cookie.expires).isCloseTo((double) ends, within(60.0));
    assertThat(cookie.secure).isFalse();
    assertThat(site.cookies()).doesNotContain("_trbp");
  }

  @Test
  void cookiesOfASecurePage_areSecure() {
    var html = TaggedSite.html("", "");
    site.page.route("https://www.shop.test/", route -> fulfill(route, "text/html", html));
    site.page.route(
        "https://www.shop.test/tag.js",
        route -> fulfill(route, "text/javascript", TaggedSite.tag()));
    site.page.route("**/collect", route -> fulfill(route, "text/plain", ""));
    site.page.navigate("https://www.shop.test/");

    assertThat(cookie("_trb").secure).isTrue();
    assertThat(cookie("_trbv").secure).isTrue();
    assertThat(cookie("_trb").domain).isEqualTo(".shop.test");
  }

  @Test
  void addressWithoutADomain_keepsTheVisitToo() {
    site.page.navigate(site.server.address("/").toString());
    site.page.navigate(site.server.address("/other").toString());

    assertThat(site.awaitItem(2).get("name").asString()).isEqualTo("PageView");
    assertThat(cookie("_trb").domain).isEqualTo("127.0.0.1");
  }

  @Test
  void handedOverClickId_isAdoptedAndLeavesTheAddress() {
    site.visit("/?q=a%20b&tbclid=" + SHARED.toLowerCase(Locale.ROOT) + "&x=1#top");

    assertThat(site.clickId()).isEqualTo(SHARED);
    assertThat(site.page.url()).isEqualTo(site.address("/?q=a%20b&x=1#top"));
    assertThat(site.awaitItem(1).get("clickId").asString()).isEqualTo(SHARED);
    assertThat(site.visit("/other").clickId()).isEqualTo(SHARED);
  }

  @Test
  void handedOverClickId_aloneInTheQuery_leavesNoQuestionMark() {
    site.visit("/?tbclid=" + SHARED);

    assertThat(site.page.url()).isEqualTo(site.address("/"));
  }

  @Test
  void handedOverNonsense_isNotAdopted() {
    site.visit("/?tbclid=--CLICK-ID--");

    assertThat(site.clickId()).matches(TaggedSite.ULID);
  }

  @Test
  void secondTab_sharesTheVisit() {
    site.visit("/");
    var tab = site.browser.newTab();
    tab.navigate(site.address("/other"));

    assertThat(tab.evaluate("() => Tributary('clickId')")).isEqualTo(site.clickId());
  }

  private static void fulfill(Route route, String type, String body) {
    route.fulfill(new Route.FulfillOptions().setContentType(type).setBody(body));
  }

  private Cookie cookie(String name) {
    return site.browser.context().cookies().stream()
        .filter(cookie -> cookie.name.equals(name))
        .findFirst()
        .orElseThrow();
  }
}
