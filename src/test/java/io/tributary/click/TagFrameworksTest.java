package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages whose scripts make and remake their links. */
final class TagFrameworksTest {
  private static final String PAYMENT_LINK = "https://buy.stripe.com/test_1";

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The same element gets its attribute again, as React does when a property changes.
        "link.setAttribute('href', target)",
        "link.href = target",
        // A new element takes its place, as with another key.
        "const next = document.createElement('a'); next.href = target; link.replaceWith(next)",
        "link.outerHTML = `<a href=${target}>again</a>`",
        "link.removeAttribute('href'); link.setAttribute('href', target)",
      })
  void linkRenderedAgain_isDecoratedAgain_beforeAnybodyClicks(String rendering) {
    show("<main><a href='" + PAYMENT_LINK + "?locale=en'>Pay</a></main>");
    for (var language : new String[] {"de", "fr"}) {
      render(rendering, PAYMENT_LINK + "?locale=" + language);

      assertThat(site.attribute("a", "href"))
          .isEqualTo(
              PAYMENT_LINK + "?locale=" + language + "&client_reference_id=" + site.clickId());
    }
  }

  @Test
  void linkThatIsRenderedToLeadElsewhere_losesTheReference() {
    show("<a href='" + PAYMENT_LINK + "'>Pay</a>");
    render("link.setAttribute('href', target)", "/other");

    assertThat(site.attribute("a", "href")).isEqualTo("/other");
  }

  @Test
  void pageThatUndoesEveryChange_doesNotHang_andItsLinkWorksWhenClicked() {
    show("<a href='" + PAYMENT_LINK + "'>Pay</a>");
    site.page.route("https://buy.stripe.com/**", route -> route.abort());
    site.page.evaluate(
        "target => { const link = document.querySelector('a');"
            + " new MutationObserver(() => link.getAttribute('href') === target"
            + " || link.setAttribute('href', target)).observe(link, {attributes: true});"
            + " link.setAttribute('href', target) }",
        PAYMENT_LINK);

    assertThat(site.page.evaluate("() => 1 + 1")).isEqualTo(2);
    var request = site.page.waitForRequest("https://buy.stripe.com/**", () -> site.page.click("a"));
    assertThat(request.url()).startsWith(PAYMENT_LINK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Never part of the page.
        "const made = document.createElement('a'); made.href = target; made.click()",
        "const made = document.createElement('a'); made.href = target; document.body.append(made);"
            + " made.click(); made.remove()",
        "event.currentTarget.href = target",
        "event.preventDefault(); location = Tributary('decorate', target)",
        "event.preventDefault(); location.assign(Tributary('decorate', new URL(target)))",
        "event.preventDefault(); open(Tributary('decorate', target), '_self')",
      })
  void linkMadeOnlyWhenSomebodyClicks_carriesTheReference(String handler) {
    show("<a href='#'>Pay</a>");
    site.page.route("https://buy.stripe.com/**", route -> route.abort());
    site.page.evaluate(
        "target => document.querySelector('a').addEventListener('click', event => {"
            + handler
            + " })",
        PAYMENT_LINK);
    var expected = decorated();
    var request = site.page.waitForRequest("https://buy.stripe.com/**", () -> site.page.click("a"));

    assertThat(request.url()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/other", "https://elsewhere.test/?q=a%20b", "mailto:a@b.c", "https://[", ""})
  void decorate_givesBackUnchanged_whatNeedsNothing(String address) {
    site.visit("/");

    assertThat(site.page.evaluate("address => Tributary('decorate', address)", address))
        .isEqualTo(address);
  }

  @Test
  void decorate_replacesThePlaceholder_andDoesNothingWhereConsentIsDenied() {
    site.visit("/");
    assertThat(site.page.evaluate("() => Tributary('decorate', '/go/--CLICK-ID--')"))
        .isEqualTo("/go/" + site.clickId());

    site.page.evaluate("() => Tributary('consent', 'denied')");
    assertThat(site.page.evaluate("link => Tributary('decorate', link)", PAYMENT_LINK))
        .isEqualTo(PAYMENT_LINK);
  }

  @Test
  void shadowTrees_areDecoratedBeforeTheClick_earlyLateAndNested() {
    show(
        "<div id=early><template shadowrootmode=open><a href='%s'>1</a></template></div><div id=late></div>"
            .formatted(PAYMENT_LINK));
    site.page.evaluate(
        """
        target => {
          const root = document.querySelector('#late').attachShadow({mode: 'open'});
          root.innerHTML = '<section></section>';
          const inner = root.firstChild.attachShadow({mode: 'open'});
          inner.innerHTML = `<a href=${target}>2</a>`;
        }
        """,
        PAYMENT_LINK);

    assertThat(site.page.locator("a").all())
        .hasSize(2)
        .allSatisfy(link -> assertThat(link.getAttribute("href")).isEqualTo(decorated()));
  }

  @Test
  void linkAddedLaterToAShadowTree_isDecorated() {
    show("<div id=host></div>");
    site.page.evaluate(
        "() => { document.querySelector('#host').attachShadow({mode: 'open'}).innerHTML = '<p>' }");
    site.page.evaluate(
        "target => { document.querySelector('#host').shadowRoot.innerHTML = `<a href=${target}>x</a>` }",
        PAYMENT_LINK);

    assertThat(site.attribute("a", "href")).isEqualTo(decorated());
  }

  private void show(String body) {
    site.page("/", "", body).visit("/");
  }

  private void render(String rendering, String target) {
    site.page.evaluate(
        "target => { const link = document.querySelector('a'); " + rendering + " }", target);
  }

  private String decorated() {
    return PAYMENT_LINK + "?client_reference_id=" + site.clickId();
  }
}
