package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tag reports by itself: links that lead away, and forms. */
final class TagEventsTest {
  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  private static final String STAY =
      "<script>addEventListener('click', event => event.preventDefault());"
          + " addEventListener('submit', event => event.preventDefault())</script>";

  @BeforeEach
  void open() {
    settings("granted");
  }

  @Test
  void linkThatLeadsAway_isReported_withoutItsSecrets() {
    show(
        "<a id=go href='https://me:pw@elsewhere.test/a/b?token=1#x'> See\n <b>more</b></a>" + STAY);
    site.page.click("a");

    var event = site.awaitItem(2);
    assertThat(event.get("name").asString()).isEqualTo("OutboundClick");
    assertThat(event.get("attributes").toString())
        .isEqualTo(
            "{\"link\":{\"label\":\"See more\",\"id\":\"go\",\"url\":\"https://elsewhere.test/a/b\"}}");
  }

  @Test
  void linkThatIsReallyFollowed_isReportedToo() {
    show("<a href='" + site.server.address("elsewhere.test", "/untagged") + "'>Go</a>");
    site.page.click("a");
    site.page.waitForURL("**/untagged");

    assertThat(site.awaitItem(2).get("name").asString()).isEqualTo("OutboundClick");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/other",
        "#part",
        "http://www.example.test/",
        "https://boutique.test/x",
        "mailto:someone@elsewhere.test",
        "javascript:void 0",
      })
  void linkWithinTheSite_andWhatIsNoPage_isNotReported(String href) {
    show("<a href='" + href + "'>Go</a>" + STAY);
    site.page.click("a");
    site.leave();

    assertThat(site.items()).hasSize(1);
  }

  @Test
  void linkInAShadowTree_isReported() {
    show("<div id=host></div>" + STAY);
    site.page.evaluate(
        "() => { document.querySelector('#host').attachShadow({mode: 'open'}).innerHTML ="
            + " '<a href=https://elsewhere.test/><b>Deep</b></a>' }");
    site.page.click("b");

    assertThat(site.awaitItem(2).get("attributes").get("link").get("label").asString())
        .isEqualTo("Deep");
  }

  @Test
  void menuOfALink_isNoClickOnIt() {
    show("<a href=https://elsewhere.test/>Go</a>" + STAY);
    site.page.click("a", new Page.ClickOptions().setButton(MouseButton.RIGHT));
    site.leave();

    assertThat(site.items()).hasSize(1);
  }

  @Test
  void form_isReportedByNamesAndIds_withoutAWordOfWhatWasTyped() {
    show(
        "<form id=f name=contact onsubmit='return false' action='/send?key=secret' method=post><input name=name value=Bob>"
            + "<input id=mail type=email value=bob@example.test><input type=hidden name=h value=1>"
            + "<input name=action><input name=id><button name=b>Send</button></form>");
    site.page.click("button");

    var event = site.awaitItem(2);
    assertThat(event.get("name").asString()).isEqualTo("FormSubmit");
    assertThat(event.get("attributes").toString())
        .isEqualTo(
            "{\"link\":{\"label\":\"contact\",\"id\":\"f\",\"url\":\""
                + site.address("/send")
                + "\",\"method\":\"post\"},\"fields\":[\"name\",\"mail\",\"action\",\"id\"]}");
    assertThat(event.toString()).doesNotContain("Bob", "bob@", "secret");
  }

  @Test
  void formSentByAScript_isReported() {
    show("<form action=/untagged><input name=q></form>");
    site.page.evaluate("() => { document.forms[0].submit() }");

    assertThat(site.awaitItem(2).get("name").asString()).isEqualTo("FormSubmit");
  }

  @Test
  void formThatAScriptHoldsBackAndThenSends_isReportedOnce() {
    show(
        "<form action=/untagged onsubmit='event.preventDefault(); this.submit()'>"
            + "<button>Send</button></form>");
    site.page.click("button");
    site.page.waitForURL("**/untagged?");

    assertThat(site.awaitItems(2)).hasSize(2);
  }

  @Test
  void whoMustWait_isReportedOnceHeAgrees() {
    settings("wait");
    show("<a href=https://elsewhere.test/>Go</a>" + STAY);
    site.page.click("a");
    assertThat(site.browser.context().cookies()).isEmpty();
    site.page.evaluate("() => { Tributary('consent', 'granted') }");

    assertThat(site.awaitItem(2).get("name").asString()).isEqualTo("OutboundClick");
  }

  @Test
  void withoutTheExtra_nothingIsReported() {
    site.settings("{}");
    show("<a href=https://elsewhere.test/>Go</a>" + STAY);
    site.page.click("a");
    site.leave();

    assertThat(site.items()).hasSize(1);
  }

  private void settings(String consent) {
    site.settings(
        "{\"domains\":[\"example.test\",\"boutique.test\"],\"consent\":\"" + consent + "\"}",
        TagScript.Extra.HOSTS,
        TagScript.Extra.EVENTS);
  }

  private void show(String body) {
    site.page("/", "", body).visit("/").page.waitForLoadState();
  }
}
