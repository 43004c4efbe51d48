package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.testing.Browser;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import io.tributary.testing.TestHouse;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The shop of somebody who follows the guides: pages, a visitor's browser before them, and a real
 * server on a sub-domain. What the pages call elsewhere is a stand-in.
 */
final class GuidedShop implements AutoCloseable {
  static final String PAYMENT_LINK = "https://buy.stripe.com/test_abc";

  private static final String HOST = "shop.example.test";
  private static final Pattern ELSEWHERE = Pattern.compile("https://.*");

  /** Look at their attribute when they are rendered, as Stripe's own do. */
  private static final String STRIPES_ELEMENTS =
      """
      for (const name of ['stripe-buy-button', 'stripe-pricing-table']) {
        customElements.get(name) || customElements.define(name, class extends HTMLElement {
          connectedCallback() {
            this.seen = this.getAttribute('client-reference-id');
          }
        });
      }
      """;

  final RecordingServer pages = RecordingServer.start();
  final Browser browser = Browser.open(new NewContextOptions().setUserAgent(TestHouse.BROWSER));
  final Page page = browser.page();
  private final RunningHouse house;

  GuidedShop(RunningHouse house) {
    this.house = house;
    browser.context().route(ELSEWHERE, GuidedShop::standIn);
  }

  private static void standIn(Route route) {
    boolean isStripes = route.request().url().startsWith("https://js.stripe.com/");
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType(isStripes ? "text/javascript" : "text/html")
            .setBody(isStripes ? STRIPES_ELEMENTS : "<p>Elsewhere"));
  }

  /** The server's address on the shop's domain. */
  String server() {
    return "http://t." + HOST + ":" + house.house().publicUrl().getPort();
  }

  /** The tag as every guide but that for installing it takes it for granted. */
  String tag() {
    return "<script src='" + server() + "/tag.js'></script>";
  }

  /** A page with this in its head and this in its body, opened through an ad. */
  Page open(String head, String body) {
    return open(Reply.of(200, "text/html; charset=utf-8", html(head, body)));
  }

  Page open(Reply answer) {
    pages.answer("/", answer);
    page.navigate(pages.address(HOST, "/?utm_source=guide&utm_campaign=first").toString());
    return page;
  }

  static String html(String head, String body) {
    return "<!doctype html><html><head><title>The shop</title>"
        + head
        + "</head><body><main>"
        + body
        + "</main></body></html>";
  }

  /** A link to pay by. */
  static String link() {
    return "<a id=pay href='" + PAYMENT_LINK + "'>Buy</a>";
  }

  /** The visit's click id, once the tag is there. */
  String clickId() {
    page.waitForFunction("() => window.Tributary && Tributary('clickId')");
    return (String) page.evaluate("() => Tributary('clickId')");
  }

  /** What the server knows of the visit's click by now: JSON. */
  String known() {
    return house.api("/clicks/" + clickId()).body();
  }

  /** As its owner ticks it on Setup. */
  void answerToAnyTrack() {
    Site site =
        new Site(
            SiteId.DEFAULT,
            "The shop",
            List.of(),
            List.of(),
            Site.ReferencePolicy.KEEP,
            Site.ConsentPolicy.GRANTED,
            Set.of(Site.TagExtra.EVENTS, Site.TagExtra.ANYTRACK));
    House open = house.house();
    open.database().useTransaction(change -> open.tables().sites().update(change, site));
    open.directory().refresh();
  }

  /** The click is known to the server with where it came from, and the link carries its id. */
  void assertArrived() {
    assertDecorated();
    RunningHouse.await("the click", () -> known().contains("\"campaign\":\"first\""));
  }

  void assertDecorated() {
    assertThat(clickId()).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    page.waitForSelector("#pay[href*=client_reference_id]");
    assertThat(page.getAttribute("#pay", "href"))
        .isEqualTo(PAYMENT_LINK + "?client_reference_id=" + clickId());
  }

  @Override
  public void close() {
    browser.close();
    pages.close();
  }
}
