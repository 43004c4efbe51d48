package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tag does and leaves undone under each word about consent. */
final class TagConsentTest {
  private static final String LINK = "https://buy.stripe.com/1";
  private static final String ANCHOR = "<a href='" + LINK + "'>Pay</a>";

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @Test
  void waiting_writesAndSendsNothing_butDecoratesLinks() {
    site.page("/", "data-consent=wait", ANCHOR).visit("/?gclid=1");
    var returned = site.page.evaluate("() => Tributary('trigger', 'Lead')");
    site.page.click("body");

    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
    assertThat(returned).isEqualTo(site.clickId());
    assertNothingIsKept();
    site.leave();
    assertThat(site.items()).isEmpty();
  }

  @Test
  void grantedAfterWaiting_reportsTheArrivalUnderTheIdAlreadyInTheLinks_andWhatWasHeld() {
    site.page("/", "data-consent=wait", ANCHOR).visit("/?gclid=1");
    var clickId = site.clickId();
    site.page.evaluate("() => { Tributary('trigger', 'Lead', {value: 5}) }");
    tell("'granted'");

    var items = site.awaitItems(2);
    assertThat(items.get(0).get("clickId").asString()).isEqualTo(clickId);
    assertThat(items.get(0).get("url").asString()).endsWith("/?gclid=1");
    assertThat(items.get(0).get("consent").get("adUserData").asString()).isEqualTo("granted");
    assertThat(items.get(1).get("name").asString()).isEqualTo("Lead");
    assertThat(items.get(1).get("attributes").get("value").asInt()).isEqualTo(5);
    assertThat(site.cookies()).contains("_trb=", "_trbv=" + clickId);
  }

  @Test
  void grantedAfterWaiting_goesOnWithAnEarlierVisit() {
    site.page("/second", "data-consent=wait", ANCHOR).visit("/").awaitItems(1);
    var clickId = site.clickId();
    site.visit("/second");
    tell("'granted'");

    assertThat(site.attribute("a", "href")).isEqualTo(LINK + "?client_reference_id=" + clickId);
    assertThat(site.awaitItem(2).get("name").asString()).isEqualTo("PageView");
  }

  @Test
  void denied_keepsAndSendsNothing_andLeavesLinksAlone() {
    site.page("/", "data-consent=denied", ANCHOR + "<i data-x=--CLICK-ID--></i>").visit("/");
    site.page.evaluate("() => { Tributary('trigger', 'Lead') }");

    assertThat(site.page.evaluate("() => Tributary('clickId') === undefined")).isEqualTo(true);
    assertThat(site.attribute("a", "href")).isEqualTo(LINK);
    assertNothingIsKept();
    site.leave();
    assertThat(site.items()).isEmpty();
  }

  @Test
  void withdrawal_deletesOurCookies_restoresLinks_andEndsReports() {
    site.page("/", "", ANCHOR).visit("/").awaitItems(1);
    tell("'denied'");
    site.page.evaluate("() => { Tributary('trigger', 'Lead') }");

    assertThat(site.attribute("a", "href")).isEqualTo(LINK);
    assertNothingIsKept();
    site.leave();
    assertThat(site.items()).hasSize(1);
  }

  @Test
  void grantedAfterDenial_startsAfresh() {
    site.page("/", "", ANCHOR).visit("/");
    var before = site.awaitItem(1);
    tell("'denied'");
    tell("'granted'");

    var after = site.awaitItem(2);
    assertThat(after.get("clickId")).isNotEqualTo(before.get("clickId"));
    assertThat(after.get("visitorId")).isNotEqualTo(before.get("visitorId"));
    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{adUserData: 'granted', adPersonalization: 'denied'}", "'granted'"})
  void wordAboutAds_isReportedAgainForTheSameClick(String word) {
    site.visit("/").awaitItems(1);
    tell(word);
    tell(word);

    var again = site.awaitItem(2);
    assertThat(again.get("clickId").asString()).isEqualTo(site.clickId());
    assertThat(again.get("referrer").asString()).isEmpty();
    assertThat(again.get("consent").get("adUserData").asString()).isEqualTo("granted");
    site.leave();
    assertThat(site.items()).hasSize(2);
  }

  @Test
  void wordBeforeTheTagHasLoaded_holdsForTheArrival() {
    site.server.page(
        "/",
        "<script>window.Tributary = window.Tributary || function()"
            + " {(Tributary.q = Tributary.q || []).push(arguments)};"
            + " Tributary('consent', {adUserData: 'granted', adPersonalization: 'denied'});"
            + "</script><script src=/tag.js data-consent=wait></script>");
    site.visit("/");

    assertThat(site.awaitItem(1).get("consent").toString())
        .isEqualTo("{\"adUserData\":\"granted\",\"adPersonalization\":\"denied\"}");
  }

  @Test
  void globalPrivacyControl_deniesAds_whateverTheBannerSays_butCountsTheVisit() {
    site.page.addInitScript(
        "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true});"
            + " document.cookie = '_fbp=fb.1.2.3'");
    site.visit("/");
    tell("'granted'");
    site.leave();

    assertThat(site.items()).hasSize(1);
    assertThat(site.items().getFirst().get("consent").toString())
        .isEqualTo("{\"adUserData\":\"denied\",\"adPersonalization\":\"denied\"}");
    assertThat(site.items().getFirst().get("browserIds").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"granted, denied", "denied, granted", "denied, wait"})
  void ofPageAndServer_theStricterOneHolds(String page, String server) {
    site.settings("{\"consent\":\"" + server + "\"}");
    site.page("/", "data-consent=" + page, ANCHOR).visit("/");

    assertThat(site.attribute("a", "href")).isEqualTo(LINK);
    assertNothingIsKept();
  }

  private void assertNothingIsKept() {
    assertThat(site.browser.context().cookies()).isEmpty();
    assertThat(site.page.evaluate("() => localStorage.length + sessionStorage.length"))
        .isEqualTo(0);
  }

  private void tell(String word) {
    site.page.evaluate("() => { Tributary('consent', " + word + ") }");
  }

  private String decorated() {
    return LINK + "?client_reference_id=" + site.clickId();
  }
}
