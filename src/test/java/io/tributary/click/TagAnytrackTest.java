package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page made for AnyTrack, with our tag in the place of AnyTrack's. */
final class TagAnytrackTest {
  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  private static final String CLICK = "01JABCDEFGHJKMNPQRSTVWXYZ0";
  private static final String STAY =
      "<script>addEventListener('click', event => event.preventDefault())</script>";

  @BeforeEach
  void open() {
    site.settings(
        "{\"site\":\"shop\",\"domains\":[\"example.test\"]}",
        TagScript.Extra.HOSTS,
        TagScript.Extra.BIND,
        TagScript.Extra.IDENTIFY,
        TagScript.Extra.ANYTRACK);
  }

  @Test
  void function_triggers_bindsAndNamesTheSite() {
    site.visit("/").awaitItems(1);
    site.page.evaluate("() => { AnyTrack('bind', 'Lead', event => { window.heard = event }) }");
    var clickId = site.page.evaluate("() => AnyTrack('trigger', 'Lead', {value: 5})");

    assertThat(clickId).isEqualTo(site.clickId());
    assertThat(site.awaitItem(2).get("attributes").get("value").asInt()).isEqualTo(5);
    assertThat(site.page.evaluate("() => heard.eventId"))
        .isEqualTo(site.items().get(1).get("id").asString());
    assertThat(site.page.evaluate("() => AnyTrack('aid')")).isEqualTo("shop");
    assertThat(site.page.evaluate("() => AnyTrack('config', 'pixels').length")).isEqualTo(0);
  }

  @Test
  void callsInTheQueueOfItsStub_areMadeGood() {
    site.server.page(
        "/",
        "<script>!function(w, a) { w[a] = w[a] || function() { (w[a].q = w[a].q || []).push(arguments) }"
            + " }(window, 'AnyTrack'); AnyTrack('trigger', 'Lead'); AnyTrack('trigger', 'Schedule')</script>"
            + "<script async src=/tag.js></script>");
    site.visit("/");

    assertThat(site.awaitItems(3).subList(1, 3))
        .extracting(item -> item.get("name").asString())
        .containsExactly("Lead", "Schedule");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "'no such command'", "'trigger'", "'bind'", "'postback', 'https://x.test'"})
  void wrongOrUnknownCall_doesNotThrow(String values) {
    site.visit("/").awaitItems(1);
    site.page.evaluate("() => { AnyTrack(" + values + ") }");
  }

  @Test
  void clickIdInTheAddress_isTakenOver_andLeavesIt() {
    site.visit("/?a=1&atclid=" + CLICK + "&b=2");

    assertThat(site.clickId()).isEqualTo(CLICK);
    assertThat(site.page.url()).isEqualTo(site.address("/?a=1&b=2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcdefghijkl01234567890123abcdefgh", "short", ""})
  void anytracksOwnClickId_staysInTheAddress(String theirs) {
    site.visit("/?atclid=" + theirs).awaitItems(1);

    assertThat(site.clickId()).matches(TaggedSite.ULID).isNotEqualToIgnoringCase(theirs);
    assertThat(site.page.url()).isEqualTo(site.address("/?atclid=" + theirs));
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.elsewhere.test/a?x=%20, https://shop.elsewhere.test/a?x=%20&atclid=ID",
    "https://shop.elsewhere.test/a#top, https://shop.elsewhere.test/a?atclid=ID#top",
    "https://shop.elsewhere.test/?atclid=theirs, https://shop.elsewhere.test/?atclid=theirs",
    "https://shop.elsewhere.test/?sub=--CLICK-ID--, https://shop.elsewhere.test/?sub=ID&atclid=ID",
    "https://www.example.test/a, https://www.example.test/a",
    "/other, /other",
    "mailto:bob@elsewhere.test, mailto:bob@elsewhere.test",
    "https://buy.stripe.com/1, https://buy.stripe.com/1?client_reference_id=ID",
  })
  void linkThatLeadsAway_takesTheClickIdAlong_whenItIsFollowed(String href, String followed) {
    site.page("/", "", "<a href='" + href + "'>Go</a>" + STAY).visit("/").awaitItems(1);
    site.page.click("a");

    assertThat(site.attribute("a", "href")).isEqualTo(followed.replace("ID", site.clickId()));
  }

  @Test
  void formThatLeadsAway_takesTheClickIdAlong() {
    var action = site.server.address("elsewhere.test", "/untagged").toString();
    site.page("/", "", "<form action='" + action + "'><button>Go</button></form>").visit("/");
    var clickId = site.awaitItem(1).get("clickId").asString();
    site.page.click("button");

    site.page.waitForURL(action + "?atclid=" + clickId);
  }

  @Test
  void visitorWhomAnytrackHasKnown_isFoundByItsIdOfHim() {
    site.visit("/untagged");
    site.page.evaluate("() => { document.cookie = '_atcid=abcdefghijklmn' }");
    site.visit("/");

    assertThat(site.awaitItem(2).get("type").asString()).isEqualTo("identify");
    assertThat(site.items().get(1).get("customerId").asString()).isEqualTo("abcdefghijklmn");
  }
}
