package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tag makes of a consent banner that speaks the IAB's TCF, and of a broken one. */
final class TagTcfTest {
  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  private static final String LINK = "https://buy.stripe.com/1";
  private static final String BODY = "<body><a href='" + LINK + "'>Pay</a>";
  private static final String TAG = "<script src=/tag.js></script>";

  @ParameterizedTest
  @CsvSource({
    "'1: true, 3: true, 4: true, 7: true', granted, granted",
    "'1: true, 3: true, 7: true', granted, denied",
    "'1: true, 3: true, 4: true', denied, granted",
    "'1: true', denied, denied",
  })
  void purposes_areReadAsGoogleReadsThem(String purposes, String userData, String personalization) {
    show("wait", banner("cmpuishown", "") + TAG);
    assertNothingIsKept();
    answer("useractioncomplete", purposes);

    assertConsent(userData, personalization);
  }

  @Test
  void banner_makesASiteWaitThatOtherwiseWouldNot_andARefusalEndsIt() {
    show("granted", banner("cmpuishown", "") + TAG);
    assertNothingIsKept();
    assertThat(site.attribute("a", "href")).endsWith(site.clickId());
    answer("useractioncomplete", "2: true");

    assertThat(site.attribute("a", "href")).isEqualTo(LINK);
    site.leave();
    assertThat(site.items()).isEmpty();
  }

  @Test
  void visitorOutsideTheLaw_isCounted_andHasSaidNothingAboutAds() {
    show("wait", banner("tcloaded", "").replace("gdprApplies: true", "gdprApplies: false") + TAG);

    assertConsent("unspecified", "unspecified");
  }

  @Test
  void bannerBehindTheTag_isFound() {
    show("wait", TAG + banner("tcloaded", "1: true, 3: true, 4: true, 7: true"));

    assertConsent("granted", "granted");
  }

  @Test
  void globalPrivacyControl_overridesTheBannersAnswer() {
    site.page.addInitScript(
        "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})");
    show("wait", banner("tcloaded", "1: true, 3: true, 4: true, 7: true") + TAG);

    assertConsent("denied", "denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var dataLayer = {}",
        "var dataLayer = 'x'",
        "var dataLayer = [null, 7, [], ['consent'], ['consent', 'update', null]]",
        "window.__tcfapi = () => { throw new Error() }",
        "window.__tcfapi = (command, version, hear) => hear(null, true)",
      })
  void brokenBanner_leavesTheLinksWorking(String script) {
    show("wait", "<script>" + script + "</script>" + TAG);

    assertThat(site.attribute("a", "href"))
        .isEqualTo(LINK + "?client_reference_id=" + site.clickId());
  }

  private void show(String policy, String head) {
    site.settings(
        "{\"consent\":\"" + policy + "\",\"domains\":[]}",
        TagScript.Extra.HOSTS,
        TagScript.Extra.SIGNALS);
    site.server.page("/", "<!doctype html><title>The shop</title>" + head + BODY);
    site.visit("/");
  }

  private static String banner(String status, String purposes) {
    return "<script>window.__tcfapi = (command, version, hear) => { window.hear = hear;"
        + " hear({gdprApplies: true, eventStatus: '%s', purpose: {consents: {%s}}}, true) }</script>"
            .formatted(status, purposes);
  }

  private void answer(String status, String purposes) {
    site.page.evaluate(
        "() => { hear({gdprApplies: true, eventStatus: '%s', purpose: {consents: {%s}}}, true) }"
            .formatted(status, purposes));
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
