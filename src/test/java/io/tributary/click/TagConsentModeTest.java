package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the tag makes of a consent banner that speaks Google's Consent Mode. */
final class TagConsentModeTest {
  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  private static final String LINK = "https://buy.stripe.com/1";
  private static final String BODY = "<body><a href='" + LINK + "'>Pay</a>";
  private static final String LAYER =
      "<script>var dataLayer = [{event: 'gtm.js'}]; function gtag() { dataLayer.push(arguments) }</script>";
  private static final String TAG = "<script src=/tag.js></script>";
  private static final String ALL_DENIED =
      "<script>gtag('consent', 'default', {ad_storage: 'denied', ad_user_data: 'denied',"
          + " ad_personalization: 'denied', analytics_storage: 'denied', wait_for_update: 500})</script>";

  @Test
  void defaultThatDenies_makesTheTagWait_withLinksFromMemory() {
    show("granted", LAYER + ALL_DENIED + TAG);
    trigger("Lead");

    assertNothingIsKept();
    assertThat(site.attribute("a", "href"))
        .isEqualTo(LINK + "?client_reference_id=" + site.clickId());
    site.leave();
    assertThat(site.items()).isEmpty();
  }

  @Test
  void update_opensTheTag_withWhatWasAgreed_andSendsWhatWasHeld() {
    show("granted", LAYER + ALL_DENIED + TAG);
    trigger("Lead");
    var clickId = site.clickId();
    update("ad_storage: 'granted', analytics_storage: 'granted', ad_user_data: 'granted'");

    assertThat(site.awaitItems(2).get(0).get("clickId").asString()).isEqualTo(clickId);
    assertConsent("granted", "denied");
    assertThat(site.items().get(1).get("name").asString()).isEqualTo("Lead");
  }

  @Test
  void updateThatDeniesAll_isARefusal() {
    show("granted", LAYER + ALL_DENIED + TAG);
    update("ad_storage: 'denied'");

    assertThat(site.attribute("a", "href")).isEqualTo(LINK);
    trigger("Lead");
    assertNothingIsKept();
    site.leave();
    assertThat(site.items()).isEmpty();
  }

  @Test
  void statisticsAlone_countTheVisit_andTellTheAdPlatformsNothing() {
    show("wait", LAYER + ALL_DENIED + TAG);
    site.page.evaluate("() => { document.cookie = '_fbp=fb.1.2.3' }");
    update("analytics_storage: 'granted'");

    assertConsent("denied", "denied");
    assertThat(site.items().getFirst().get("browserIds").isEmpty()).isTrue();
  }

  @Test
  void defaultThatAllows_doesNotLoosenTheSitesPolicy() {
    show("wait", LAYER + ALL_DENIED.replace("denied", "granted") + TAG);

    assertNothingIsKept();
    update("ad_storage: 'granted'");
    assertConsent("granted", "granted");
  }

  @Test
  void defaultThatDeniesSomeRegions_deniesAllUntilTheUpdate() {
    var everywhere = ALL_DENIED.replace("denied", "granted");
    var europe = ALL_DENIED.replace("wait_for_update", "region: ['DE', 'FR'], wait_for_update");
    show("granted", LAYER + europe + everywhere + TAG);

    assertNothingIsKept();
  }

  @Test
  void defaultOfOldPages_withoutAWordAboutUserData_deniesThatToo() {
    show(
        "granted",
        LAYER
            + "<script>gtag('consent', 'default', {ad_storage: 'denied', analytics_storage: 'denied'})"
            + "</script>"
            + TAG);
    update("analytics_storage: 'granted'");

    assertConsent("denied", "denied");
  }

  @Test
  void layerThatComesAfterTheTag_isHeardToo_alsoThroughATagManager() {
    show(
        "granted",
        TAG
            + "<script>window.dataLayer = window.dataLayer || [];"
            + " function gtag() { dataLayer.push(arguments) }"
            + " const theirs = dataLayer.push;"
            + " dataLayer.push = function() { return theirs.apply(dataLayer, arguments) }</script>");
    site.awaitItems(1);
    update("ad_storage: 'denied', ad_user_data: 'denied'");

    assertNothingIsKept();
  }

  private void show(String policy, String head) {
    site.settings(
        "{\"consent\":\"" + policy + "\",\"domains\":[]}",
        TagScript.Extra.HOSTS,
        TagScript.Extra.SIGNALS);
    site.server.page("/", "<!doctype html><title>The shop</title>" + head + BODY);
    site.visit("/");
  }

  private void update(String words) {
    site.page.evaluate("() => { gtag('consent', 'update', {" + words + "}) }");
  }

  private void trigger(String name) {
    site.page.evaluate("name => { Tributary('trigger', name) }", name);
  }

  private void assertConsent(String userData, String personalization) {
    assertThat(site.awaitItem(1).get("consent").toString())
        .isEqualTo(
            "{\"adUserData\":\"%s\",\"adPersonalization\":\"%s\"}"
                .formatted(userData, personalization));
  }

  private void assertNothingIsKept() {
    assertThat(site.browser.context().cookies()).isEmpty();
    assertThat(site.page.evaluate("() => localStorage.length + sessionStorage.length"))
        .isEqualTo(0);
  }
}
