package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How links that change after the page has loaded, or come later, get the click id. */
final class TagLivePageTest {
  private static final String PAYMENT_LINK = "https://buy.stripe.com/test_1";

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @Test
  void linksAddedLater_areDecorated_alsoDeepInside() {
    show("");
    site.page.evaluate(
        "link => { document.body.innerHTML = `<div><p><a href=${link}>x</a></p></div>` }",
        PAYMENT_LINK);

    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
  }

  @Test
  void linkChangedByThePage_isDecoratedWhenClicked() {
    show(anchor("/other"));
    site.page.route("https://buy.stripe.com/**", route -> route.abort());
    site.page.evaluate("link => { document.querySelector('a').href = link }", PAYMENT_LINK);
    var expected = decorated();
    var request = site.page.waitForRequest("https://buy.stripe.com/**", () -> site.page.click("a"));

    assertThat(request.url()).isEqualTo(expected);
  }

  @Test
  void linkInAShadowTree_isDecoratedWhenClicked() {
    show("<div id=host></div>");
    site.page.route("https://buy.stripe.com/**", route -> route.abort());
    site.page.evaluate(
        "link => { document.querySelector('#host').attachShadow({mode: 'open'}).innerHTML ="
            + " `<a href=${link}><b>Pay</b></a>` }",
        PAYMENT_LINK);
    var expected = decorated();
    var request = site.page.waitForRequest("https://buy.stripe.com/**", () -> site.page.click("b"));

    assertThat(request.url()).isEqualTo(expected);
  }

  @Test
  void newVisitOnAnOpenPage_bringsItsIdIntoTheLinks() {
    site.browser.installClock();
    show(anchor(PAYMENT_LINK) + "<button>Read on</button>");
    var before = site.clickId();
    site.browser.turnClock(Duration.ofMinutes(31));
    site.page.click("button");

    assertThat(site.clickId()).isNotEqualTo(before);
    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
    assertThat(site.awaitItem(2).get("clickId").asString()).isEqualTo(site.clickId());
  }

  @Test
  void frameOnceFilled_isNotLoadedAgain() {
    site.browser.installClock();
    show("<iframe src='/other?c=--CLICK-ID--'></iframe><button>Read on</button>");
    var before = site.attribute("iframe", "src");
    site.browser.turnClock(Duration.ofMinutes(31));
    site.page.click("button");

    assertThat(site.attribute("iframe", "src")).isEqualTo(before);
  }

  @Test
  void oneFailingElement_doesNotKeepTheOthersFromBeingDecorated() {
    show(
        "<form action='/x'><input name=matches><input name=getAttribute></form>"
            + anchor(PAYMENT_LINK));

    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
  }

  @Test
  void formThatHidesWhatWeCall_doesNotKeepWhatComesWithItFromBeingDecorated() {
    show("");
    site.page.evaluate(
        "link => { document.body.innerHTML ="
            + " '<form><input name=querySelectorAll><input name=shadowRoot></form>'"
            + " + `<a href=${link}>x</a>` }",
        PAYMENT_LINK);

    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
  }

  @Test
  void aThousandLinks_areDecoratedWithinTheBudget() {
    show("");
    double[] millis =
        IntStream.range(0, 20).mapToDouble(i -> millisToDecorateAThousand()).sorted().toArray();
    double median = (millis[9] + millis[10]) / 2;

    // The goal is 5 ms, the floor of the house 20: a shared machine must not fail for its
    // neighbours.
    System.out.printf("1,000 links decorated in %.2f ms (median of 20)%n", median);
    assertThat(median).isLessThan(20);
    assertThat(site.page.locator("a").first().getAttribute("href")).isEqualTo(decorated());
  }

  /** Every fifth leads to Stripe. The observer runs before what awaits it goes on. */
  private double millisToDecorateAThousand() {
    var script =
        """
        async (link) => {
          const links = document.createElement('div');
          for (let i = 0; i < 1000; i++) {
            links.insertAdjacentHTML('beforeend', `<a href="${i % 5 ? '/page/' + i : link}">link</a>`);
          }
          const begin = performance.now();
          document.body.replaceChildren(links);
          await undefined;
          return performance.now() - begin;
        }
        """;
    return ((Number) site.page.evaluate(script, PAYMENT_LINK)).doubleValue();
  }

  private void show(String body) {
    site.page("/", "", body).visit("/");
  }

  private String decorated() {
    return PAYMENT_LINK + "?client_reference_id=" + site.clickId();
  }

  private static String anchor(String href) {
    return "<a href=\"" + href + "\">link</a>";
  }
}
