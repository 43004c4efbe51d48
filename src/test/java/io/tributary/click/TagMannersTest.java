package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the tag is a good guest: small, silent, and never in the way. */
final class TagMannersTest {
  private static final int BUDGET_BYTES = 4 * 1024;

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @Test
  void shippedTag_fitsItsBudget() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(TaggedSite.tag().getBytes(StandardCharsets.UTF_8));
    }

    System.out.printf("The tag's core takes %,d bytes gzipped%n", zipped.size());
    assertThat(zipped.size()).isBetween(1, BUDGET_BYTES);
  }

  @Test
  void shippedTag_hasOnePlaceForTheServersSettings() {
    assertThat(TaggedSite.tag().split(TagScript.PLACE_OF_SETTINGS, -1)).hasSize(2);
  }

  @Test
  void settingsOfTheServer_nameTheSite() {
    site.settings("{\"site\":\"second\",\"domains\":[],\"reference\":\"keep\"}").visit("/");

    assertThat(site.awaitItem(1).get("site").asString()).isEqualTo("second");
  }

  @Test
  void tag_leavesOneGlobalBehind() {
    site.visit("/");
    var names =
        site.page.evaluate(
            "() => { const frame = document.createElement('iframe'); document.body.append(frame);"
                + " const own = Object.keys(window).filter(name => !(name in frame.contentWindow));"
                + " return own.filter(name => name !== '0').join() }");

    assertThat(names).isEqualTo("Tributary");
  }

  @Test
  void secondTagOnAPage_isIgnored() {
    site.page("/", "", "<script src=/tag.js?again></script>").visit("/");
    site.leave();

    assertThat(site.items()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tributary()",
        "Tributary('no such command')",
        "Tributary('consent')",
        "Tributary('consent', 'perhaps')",
        "Tributary('consent', null)",
        "Tributary('trigger', 'Lead', window)",
        "const x = {}; x.x = x; Tributary('trigger', 'Lead', x)",
      })
  void wrongCall_neitherThrows_norKeepsTheNextFromWorking(String call) {
    site.visit("/").awaitItems(1);
    site.page.evaluate("() => { " + call + "; Tributary('trigger', 'Good') }");

    site.server.await(
        requests -> requests.stream().anyMatch(request -> request.body().contains("Good")),
        "the event");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object.defineProperty(document, 'cookie', {get() { throw new Error() }, set() { throw new Error() }})",
        "Object.defineProperty(document, 'cookie', {get() { return '' }, set() {}})",
        "Object.defineProperty(document, 'cookie', {get() { return '_trb=%E0; _trbv=1.2.3; =; x' }, set() {}})",
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error() }})",
        "performance.getEntriesByType = () => { throw new Error() }",
        "navigator.sendBeacon = undefined",
      })
  void hostileBrowser_stillGetsItsLinksDecorated(String hostility) {
    site.page.addInitScript(hostility);
    site.page("/", "", "<a href='https://buy.stripe.com/1'>Pay</a>").visit("/");
    site.awaitItems(1);

    assertThat(site.clickId()).matches(TaggedSite.ULID);
    assertThat(site.attribute("a", "href")).endsWith("client_reference_id=" + site.clickId());
    assertThat(site.page.evaluate("() => Tributary('trigger', 'Lead')")).isEqualTo(site.clickId());
  }

  @Test
  void wrongCollectAddress_doesNotReachThePage() {
    site.page("/", "data-path='http://'", "<a href=/--CLICK-ID-->x</a>").visit("/");

    assertThat(site.attribute("a", "href")).isEqualTo("/" + site.clickId());
  }
}
