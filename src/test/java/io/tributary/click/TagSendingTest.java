package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the tag brings its items to the server, also through trouble. */
final class TagSendingTest {
  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @Test
  void items_arePostedAsPlainTextToTheScriptsOwnServer_withItsCookies() {
    var script = site.server.address("track.example.test", "/tag.js");
    site.server.page("/", "<script src='" + script + "'></script>");
    site.visit("/").visit("/").awaitItems(2);

    var request = site.server.requests("/collect").getLast();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(request.header("Host").orElseThrow()).startsWith("track.example.test");
    assertThat(request.header("Cookie").orElseThrow()).contains("_trb=");
  }

  @Test
  void pageMayNameAnotherPath() {
    site.server.answer("/elsewhere", Reply.status(204));
    site.page("/", "data-path=/elsewhere", "").visit("/");

    assertThat(site.server.awaitRequests("/elsewhere", 1)).hasSize(1);
  }

  @Test
  void trigger_reportsAnEventWithAnIdOfItsOwn_andGivesTheClickId() {
    site.visit("/").awaitItems(1);
    var clickId = site.page.evaluate("() => Tributary('trigger', 'AddToCart', {value: 12.5})");

    var event = site.awaitItem(2);
    assertThat(clickId).isEqualTo(site.clickId());
    assertThat(event.get("type").asString()).isEqualTo("event");
    assertThat(event.get("id").asString()).matches(TaggedSite.ULID).isNotEqualTo(clickId);
    assertThat(event.get("name").asString()).isEqualTo("AddToCart");
    assertThat(event.get("clickId").asString()).isEqualTo(clickId);
    assertThat(event.get("attributes").get("value").asDouble()).isEqualTo(12.5);
  }

  @Test
  void callsBeforeTheTagHasLoaded_areMadeGood_inOneRequestWithTheArrival() {
    site.server.page(
        "/",
        "<script>window.Tributary = window.Tributary || function()"
            + " {(Tributary.q = Tributary.q || []).push(arguments)};"
            + " Tributary('trigger', 'Lead'); Tributary('trigger', 'Schedule', {value: 1});"
            + "</script><script async src=/tag.js></script>");
    site.visit("/").awaitItems(3);

    assertThat(site.server.requests("/collect")).hasSize(1);
    assertThat(site.items())
        .extracting(item -> item.path("name").asString(""))
        .containsExactly("", "Lead", "Schedule");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void troubledServer_isAskedAgainLater(int status) {
    site.browser.installClock();
    site.server.answer("/collect", Reply.status(status));
    site.visit("/").awaitItems(1);
    site.server.answer("/collect", Reply.status(204));
    awaitRetry(2);

    assertThat(site.items().get(1)).isEqualTo(site.items().get(0));
  }

  @Test
  void refusedItem_isNotSentAgain_andDoesNotBlockTheNext() {
    site.server.answer("/collect", Reply.status(400));
    site.visit("/").awaitItems(1);
    site.page.evaluate("() => { Tributary('trigger', 'Lead') }");

    assertThat(site.awaitItem(2).get("name").asString()).isEqualTo("Lead");
  }

  @Test
  void whatHappensOffline_isSentWhenTheNetworkIsBack() {
    site.visit("/").awaitItems(1);
    site.browser.context().setOffline(true);
    site.page.evaluate("() => { Tributary('trigger', 'Lead') }");
    site.page.waitForFunction("() => !navigator.onLine");
    site.browser.context().setOffline(false);

    assertThat(site.awaitItem(2).get("name").asString()).isEqualTo("Lead");
  }

  @Test
  void undeliveredItems_areHandedToTheBrowserWhenThePageIsLeft() {
    site.server.answer("/collect", Reply.status(503));
    site.visit("/").awaitItems(1);
    site.page.evaluate("() => { Tributary('trigger', 'Lead') }");
    site.leave();

    assertThat(site.items()).anyMatch(item -> item.path("name").asString("").equals("Lead"));
  }

  @Test
  void slowServer_delaysNeitherThePageNorLosesWhatComesMeanwhile() {
    site.server.answer("/collect", Reply.status(204).slowly(Duration.ofSeconds(1)));
    site.visit("/");
    site.page.evaluate("() => { Tributary('trigger', 'Lead') }");
    site.leave();
    site.awaitItems(2);

    assertThat(site.items())
        .extracting(item -> item.path("name").asString(""))
        .containsExactly("", "Lead");
  }

  /**
   * The page waits for its timer only after it has seen the answer; the clock is turned until it
   * has.
   */
  private void awaitRetry(int count) {
    while (site.items().size() < count) {
      site.browser.turnClock(Duration.ofSeconds(5));
    }
  }
}
