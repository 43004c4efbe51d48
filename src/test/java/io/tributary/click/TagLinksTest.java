package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the click id gets into links, forms and Stripe's elements. */
final class TagLinksTest {
  private static final String PAYMENT_LINK = "https://buy.stripe.com/test_1";

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "<a href=/go?s=--CLICK-ID--&t=--CLICK-ID-->x</a>, a, href, /go?s=ID&t=ID",
    "<map name=m><area href=/go/--CLICK-ID--></map>, area, href, /go/ID",
    "<form action=/buy/--CLICK-ID-- method=post></form>, form, action, /buy/ID",
    "<iframe src=/other?c=--CLICK-ID--></iframe>, iframe, src, /other?c=ID",
    "<input type=hidden value=--CLICK-ID-->, input, value, ID",
    "<a href=https://book.stripe.com/1?client_reference_id=--CLICK-ID-->x</a>, a, href,"
        + " https://book.stripe.com/1?client_reference_id=ID",
  })
  void placeholder_isReplaced(String html, String selector, String attribute, String expected) {
    show(html);

    assertThat(site.attribute("body " + selector, attribute)).isEqualTo(withId(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://buy.stripe.com/test_1",
        "//donate.stripe.com/1?prefilled_email=a%40b.c#top",
        "HTTPS://Book.Stripe.com/1?locale=de",
        "https://pay.example.com/1",
        "https://money.example.com/1",
      })
  void paymentLink_getsTheClickIdBesideItsOwnQuery(String link) {
    site.settings("{\"stripeHosts\":[\"money.example.com\"]}");
    site.page("/", "data-stripe-hosts='pay.example.com, other.example.com'", anchor(link))
        .visit("/");

    var href = site.attribute("a", "href");
    assertThat(href).contains("client_reference_id=" + site.clickId());
    var rest = href.replaceAll("[?&]client_reference_id=\\w+", "");
    assertThat(rest).isEqualToIgnoringCase(link.startsWith("//") ? "http:" + link : link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://checkout.stripe.com/c/pay/cs_test_1#fid",
        "https://pay.example.com/c/pay/cs_test_1",
        "https://buy.stripe.com@evil.example/1",
        "https://buy.stripe.com.evil.example/1",
        "https://evil.example/?to=https://buy.stripe.com/1",
        "https://buy.stripe.com:port/1",
        "mailto:someone@example.com",
        "/relative?x=%20",
      })
  void anythingElse_isLeftAlone(String link) {
    site.page("/", "data-stripe-hosts=pay.example.com", anchor(link)).visit("/");

    assertThat(site.attribute("a", "href")).isEqualTo(link);
  }

  @ParameterizedTest
  @CsvSource({
    "keep, user_42, user_42",
    "replace, user_42, ID",
    "append, user_42, user_42_ID",
    "keep, User/42, ID",
    "append, User/42, ID",
    "keep, User/--CLICK-ID--, ID",
    "keep, for_--CLICK-ID--, for_ID",
    "append, '', ID",
    "keep, '', ID",
  })
  void merchantsOwnReference_isTreatedAsTheSiteSays(String policy, String theirs, String expected) {
    site.settings("{\"reference\":\"" + policy + "\"}");
    show(anchor(PAYMENT_LINK + "?client_reference_id=" + theirs));

    assertThat(site.attribute("a", "href"))
        .isEqualTo(PAYMENT_LINK + "?client_reference_id=" + withId(expected));
  }

  @Test
  void referenceThatWouldGetTooLong_staysTheMerchants() {
    site.settings("{\"reference\":\"append\"}");
    var link = PAYMENT_LINK + "?client_reference_id=" + "x".repeat(174);
    show(anchor(link));

    assertThat(site.attribute("a", "href")).isEqualTo(link);
  }

  @Test
  void appendedReference_isAppendedOnce_alsoInACopyOfTheLink() {
    site.settings("{\"reference\":\"append\"}");
    show(anchor(PAYMENT_LINK + "?client_reference_id=u"));
    site.page.evaluate(
        "() => { document.body.append(document.querySelector('a').cloneNode(true)) }");
    site.page.evaluate("() => document.querySelectorAll('a')[1].dispatchEvent(new Event('click'))");

    assertThat(site.page.locator("a").last().getAttribute("href"))
        .isEqualTo(PAYMENT_LINK + "?client_reference_id=u_" + site.clickId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-buy-button", "stripe-pricing-table"})
  void stripesElements_getTheReference(String name) {
    show("<%s></%s>".formatted(name, name));

    assertThat(site.attribute(name, "client-reference-id")).isEqualTo(site.clickId());
  }

  @Test
  void formSentWithGet_carriesTheReferenceAsAField() {
    show("<form action='" + PAYMENT_LINK + "'><button>Pay</button></form>");

    assertThat(site.attribute("input[name=client_reference_id]", "value"))
        .isEqualTo(site.clickId());
  }

  private void show(String body) {
    site.page("/", "", body).visit("/");
  }

  private String withId(String expected) {
    return expected.replaceAll("\\bID\\b|(?<=_)ID\\b", site.clickId());
  }

  private static String anchor(String href) {
    return "<a href=\"" + href + "\">link</a>";
  }
}
