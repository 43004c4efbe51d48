package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a visit starts, when it goes on, and under which ids. */
final class TagVisitTest {
  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @Test
  void firstPage_reportsAnArrivalWithAllThatIsKnown() {
    site.page("/", "data-site='main'", "");
    site.server.page(
        "/ad", "<a href='" + site.address("/?gclid=G1&utm_source=google") + "'>ad</a>");
    site.visit("/ad").page.click("a");

    var arrival = site.awaitItem(1);
    assertThat(arrival.get("type").asString()).isEqualTo("arrival");
    assertThat(arrival.get("clickId").asString())
        .matches(TaggedSite.ULID)
        .isEqualTo(site.clickId());
    assertThat(arrival.get("visitorId").asString()).matches(TaggedSite.ULID);
    assertThat(arrival.get("url").asString())
        .isEqualTo(site.address("/?gclid=G1&utm_source=google"));
    assertThat(arrival.get("referrer").asString()).isEqualTo(site.address("/ad"));
    assertThat(arrival.get("title").asString()).isEqualTo("The shop");
    assertThat(arrival.get("site").asString()).isEqualTo("main");
    assertThat(arrival.get("consent").get("adUserData").asString()).isEqualTo("unspecified");
    assertThat(arrival.get("consent").get("adPersonalization").asString()).isEqualTo("unspecified");
  }

  @Test
  void arrival_carriesTheIdsByWhichAdPlatformsKnowTheBrowser() {
    site.server.answer(
        "/",
        Reply.of(200, "text/html", TaggedSite.html("", "")).with("Set-Cookie", "_fbp=fb.1.2.3"));
    site.visit("/");

    assertThat(site.awaitItem(1).get("browserIds").toString()).isEqualTo("{\"_fbp\":\"fb.1.2.3\"}");
  }

  @Test
  void everyPlatformsCookie_isCarried_andNobodyElses() {
    var known =
        "_ga _ga_AB12CD _fbp _fbc _ttp ttclid _gcl_aw _gcl_gb _gcl_dc _epik _scid _uetvid _uetmsclkid"
            + " _rdt_uuid _rdt_cid _twclid li_fat_id";
    site.visit("/untagged");
    for (var name : (known + " session _gax.y _fbpx").split(" ", -1)) {
      site.page.evaluate("name => { document.cookie = `${name}=of ${name}` }", name);
    }
    site.visit("/");

    var ids = site.awaitItem(1).get("browserIds");
    assertThat(ids.propertyNames()).containsExactlyInAnyOrder(known.split(" ", -1));
    assertThat(ids.get("_rdt_cid").asString()).isEqualTo("of _rdt_cid");
  }

  @Test
  void browserIdsSetLater_areReportedWhenThePageIsLeft() {
    site.visit("/").awaitItems(1);
    site.page.evaluate("() => { document.cookie = '_ga=GA1.1.5.6' }");
    site.visit("/other");

    var again = site.awaitItem(2);
    assertThat(again.get("type").asString()).isEqualTo("arrival");
    assertThat(again.get("clickId")).isEqualTo(site.items().getFirst().get("clickId"));
    assertThat(again.get("browserIds").get("_ga").asString()).isEqualTo("GA1.1.5.6");
  }

  @Test
  void nextPageOfAVisit_isAPageViewUnderTheSameIds() {
    site.visit("/?utm_source=mail").visit("/other");

    var arrival = site.awaitItem(1);
    var view = site.awaitItem(2);
    assertThat(view.get("type").asString()).isEqualTo("event");
    assertThat(view.get("name").asString()).isEqualTo("PageView");
    assertThat(view.get("id").asString()).matches(TaggedSite.ULID);
    assertThat(view.get("url").asString()).isEqualTo(site.address("/other"));
    assertThat(view.get("attributes").isEmpty()).isTrue();
    assertThat(view.get("clickId")).isEqualTo(arrival.get("clickId"));
    assertThat(view.get("visitorId")).isEqualTo(arrival.get("visitorId"));
  }

  @Test
  void thirtyIdleMinutes_startANewVisitOfTheSameVisitor() {
    site.browser.installClock();
    site.visit("/").awaitItems(1);
    site.browser.turnClock(Duration.ofMinutes(29));
    site.visit("/other").awaitItems(2);
    site.browser.turnClock(Duration.ofMinutes(31));
    site.visit("/other");

    var items = site.awaitItems(3);
    assertThat(items)
        .extracting(item -> item.get("type").asString())
        .containsExactly("arrival", "event", "arrival");
    assertThat(items.get(2).get("clickId")).isNotEqualTo(items.get(0).get("clickId"));
    assertThat(items.get(2).get("visitorId")).isEqualTo(items.get(0).get("visitorId"));
  }

  @Test
  void anotherCampaign_startsANewVisit_butTheSameOneDoesNot() {
    site.visit("/?utm_source=a&fbclid=1").awaitItems(1);
    site.visit("/other?fbclid=1&utm_source=a").awaitItems(2);
    site.visit("/other?page=2").awaitItems(3);
    site.visit("/?utm_source=a&fbclid=2");

    assertThat(site.awaitItems(4))
        .extracting(item -> item.get("type").asString())
        .containsExactly("arrival", "event", "event", "arrival");
  }

  @Test
  void steppingBackToAnOlderLandingPage_isNoNewClick() {
    site.visit("/?gclid=1").awaitItems(1);
    site.visit("/?gclid=2").awaitItems(2);
    site.page.goBack();

    assertThat(site.awaitItem(3).get("name").asString()).isEqualTo("PageView");
    assertThat(site.items().get(2).get("clickId")).isEqualTo(site.items().get(1).get("clickId"));
  }

  @Test
  void pageFromTheBackForwardCache_isAPageView_andANewVisitAfterThirtyMinutes() {
    var restore = "() => { dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})) }";
    site.browser.installClock();
    site.visit("/").awaitItems(1);
    site.page.evaluate(restore);
    site.awaitItems(2);
    site.browser.turnClock(Duration.ofMinutes(31));
    site.page.evaluate(restore);

    assertThat(site.awaitItems(4))
        .extracting(item -> item.path("name").asString(item.get("type").asString()))
        .containsExactly("arrival", "PageView", "arrival", "PageView");
  }

  @Test
  void prerenderedPage_reportsNothingUntilItIsSeen() {
    site.page.addInitScript(
        "Object.defineProperty(document, 'prerendering', {value: true, configurable: true})");
    site.visit("/");
    assertThat(site.cookies()).isEmpty();

    site.page.evaluate(
        "() => { Object.defineProperty(document, 'prerendering', {value: false});"
            + " document.dispatchEvent(new Event('prerenderingchange')) }");

    assertThat(site.awaitItem(1).get("type").asString()).isEqualTo("arrival");
    assertThat(site.items()).hasSize(1);
  }
}
