package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages that become others without loading. */
final class TagSinglePageTest {
  private static final String LINK = "https://buy.stripe.com/1";

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history.pushState({}, '', '/next')",
        "history.replaceState({}, '', '/next')",
        "history.pushState({}, '', '?page=2')",
        "location.hash = '#/next'",
        "location.hash = '#!next'",
      })
  void anotherAddress_isAPageView(String navigation) {
    site.visit("/").awaitItems(1);
    run(navigation);

    var view = site.awaitItem(2);
    assertThat(view.get("name").asString()).isEqualTo("PageView");
    assertThat(view.get("url").asString()).isEqualTo(site.page.url());
    assertThat(view.get("clickId")).isEqualTo(site.items().getFirst().get("clickId"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history.pushState({}, '', location.href)",
        "history.replaceState({scroll: 7}, '')",
        "history.replaceState({}, '', '?typed=so+far')",
        "location.hash = '#details'",
      })
  void sameAddress_isNone(String navigation) {
    site.visit("/").awaitItems(1);
    run(navigation);
    site.leave();

    assertThat(names()).containsExactly("arrival");
  }

  @Test
  void newCampaignWords_areANewArrival_whoseIdIsInTheLinks() {
    site.page("/", "", "<a href='" + LINK + "'>Pay</a>").visit("/?gclid=1").awaitItems(1);
    var before = site.clickId();
    run("history.pushState({}, '', '/sale?gclid=2')");

    var arrival = site.awaitItem(2);
    assertThat(arrival.get("type").asString()).isEqualTo("arrival");
    assertThat(arrival.get("url").asString()).isEqualTo(site.address("/sale?gclid=2"));
    assertThat(arrival.get("referrer").asString()).isEmpty();
    assertThat(site.clickId()).isNotEqualTo(before);
    assertThat(site.attribute("a", "href"))
        .isEqualTo(LINK + "?client_reference_id=" + site.clickId());
  }

  @Test
  void steppingBack_isAPageView_andNoNewClickOnTheOlderAd() {
    site.visit("/?gclid=1").awaitItems(1);
    run("history.pushState({}, '', '/sale?gclid=2')");
    site.awaitItems(2);
    run("history.back()");

    assertThat(site.awaitItem(3).get("name").asString()).isEqualTo("PageView");
    assertThat(site.items().get(2).get("url").asString()).isEqualTo(site.address("/?gclid=1"));
    assertThat(site.items().get(2).get("clickId")).isEqualTo(site.items().get(1).get("clickId"));
  }

  @Test
  void linksOfTheNextView_areDecorated() {
    site.visit("/");
    run(
        "history.pushState({}, '', '/pay'); document.body.innerHTML = '<a href="
            + LINK
            + ">x</a>'");

    assertThat(site.attribute("a", "href"))
        .isEqualTo(LINK + "?client_reference_id=" + site.clickId());
  }

  @Test
  void handedOverIdOfAView_isAdoptedAndHidden_andCountsOnce() {
    site.visit("/").awaitItems(1);
    run("history.pushState({}, '', '/pay?tbclid=01JABCDEFGHJKMNPQRSTVWXYZ0&a=b')");

    assertThat(site.page.url()).isEqualTo(site.address("/pay?a=b"));
    assertThat(site.clickId()).isEqualTo("01JABCDEFGHJKMNPQRSTVWXYZ0");
    site.leave();
    assertThat(names()).containsExactly("arrival", "arrival");
  }

  @Test
  void consentGivenOnALaterView_stillReportsTheAdThatBroughtTheVisitor() {
    site.page("/", "data-consent=wait", "").visit("/?gclid=1");
    var clickId = site.clickId();
    run("history.pushState({}, '', '/shop')");
    run("Tributary('consent', 'granted')");

    var items = site.awaitItems(2);
    assertThat(items.get(0).get("url").asString()).isEqualTo(site.address("/?gclid=1"));
    assertThat(items.get(0).get("clickId").asString()).isEqualTo(clickId);
    assertThat(items.get(1).get("url").asString()).isEqualTo(site.address("/shop"));
    assertThat(names()).containsExactly("arrival", "PageView");
  }

  @Test
  void historyItself_worksAsBefore() {
    site.visit("/");
    run("history.pushState({page: 1}, '', '/next')");

    assertThat(site.page.evaluate("() => history.state.page")).isEqualTo(1);
    assertThat(
            site.page.evaluate(
                "() => { try { history.pushState({}, '', 'https://elsewhere.test/') }"
                    + " catch (error) { return error.name } }"))
        .isEqualTo("SecurityError");
  }

  private void run(String script) {
    site.page.evaluate("() => { " + script + " }");
  }

  private List<String> names() {
    return site.items().stream().map(TagSinglePageTest::name).toList();
  }

  private static String name(JsonNode item) {
    return item.path("name").asString(item.get("type").asString());
  }
}
