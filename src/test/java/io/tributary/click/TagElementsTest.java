package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stand-ins for Stripe's custom elements, which look at their attribute when they are rendered. */
final class TagElementsTest {
  /** Remembers what it saw whenever it came into the page; what counts is what it saw last. */
  private static final String DEFINITION =
      """
      <script>
      for (const name of ['stripe-buy-button', 'stripe-pricing-table']) {
        customElements.define(name, class extends HTMLElement {
          connectedCallback() {
            (this.seen = this.seen || []).push(this.getAttribute('client-reference-id'));
          }
        });
      }
      </script>
      """;

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-buy-button", "stripe-pricing-table"})
  void elementAddedLater_seesTheClickIdWhenItRendersFirst(String name) {
    show(DEFINITION);
    add(name);

    assertThat(seen(name)).isEqualTo(site.clickId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-buy-button", "stripe-pricing-table"})
  void elementInThePage_seesTheClickIdBeforeStripesScriptRendersIt(String name) {
    show("<%s></%s>%s".formatted(name, name, DEFINITION));

    assertThat(seen(name)).isEqualTo(site.clickId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-buy-button", "stripe-pricing-table"})
  void elementParsedAfterStripesScript_seesTheClickIdWhenItRendersFirst(String name) {
    show("%s<%s></%s>".formatted(DEFINITION, name, name));

    assertThat(seen(name)).isEqualTo(site.clickId());
  }

  @Test
  void stripesScriptBeforeTheTag_rendersAgainWithTheClickId() {
    site.server.page(
        "/", DEFINITION + "<stripe-buy-button></stripe-buy-button><script src=/tag.js></script>");
    site.visit("/");
    add("stripe-pricing-table");

    assertThat(seen("stripe-buy-button")).isEqualTo("," + site.clickId());
    assertThat(seen("stripe-pricing-table")).isEqualTo("," + site.clickId());
  }

  @Test
  void elementRenderedWithAnIdThatIsNobodysNow_rendersAgain() {
    site.visit("/").awaitItems(1);
    var clickId = site.clickId();
    site.page("/", "data-consent=wait", DEFINITION + "<stripe-buy-button></stripe-buy-button>");
    site.visit("/");
    var inMemory = site.clickId();
    site.page.evaluate("() => Tributary('consent', 'granted')");

    assertThat(seen("stripe-buy-button")).isEqualTo(inMemory + "," + clickId);
  }

  @Test
  void elementThatObservesItsAttribute_isNotRenderedTwice() {
    var observing =
        DEFINITION.replace(
            "connectedCallback",
            "static get observedAttributes() { return ['client-reference-id'] } connectedCallback");
    site.server.page(
        "/", observing + "<stripe-buy-button></stripe-buy-button><script src=/tag.js></script>");
    site.visit("/");

    assertThat(seen("stripe-buy-button")).isEmpty();
    assertThat(site.attribute("stripe-buy-button", "client-reference-id"))
        .isEqualTo(site.clickId());
  }

  @Test
  void elementMadeByAFramework_isRenderedOnce() {
    show(DEFINITION);
    site.page.evaluate(
        "() => { const button = document.createElement('stripe-buy-button');"
            + " button.setAttribute('buy-button-id', 'buy_btn_1'); document.body.append(button) }");

    assertThat(seen("stripe-buy-button")).isEqualTo(site.clickId());
  }

  @Test
  void elementInAShadowTree_seesTheClickId() {
    show(DEFINITION + "<div id=host></div>");
    site.page.evaluate(
        "() => { document.querySelector('#host').attachShadow({mode: 'open'}).innerHTML ="
            + " '<stripe-buy-button></stripe-buy-button>' }");

    assertThat(seen("stripe-buy-button")).isEqualTo(site.clickId());
  }

  @ParameterizedTest
  @CsvSource({"keep, user_42", "replace, ID", "append, user_42_ID"})
  void merchantsOwnReference_isTreatedAsTheSiteSays_beforeItIsRendered(
      String policy, String expected) {
    site.settings("{\"reference\":\"" + policy + "\"}");
    show(DEFINITION);
    site.page.evaluate(
        "() => document.body.insertAdjacentHTML('beforeend',"
            + " '<stripe-buy-button client-reference-id=user_42></stripe-buy-button>')");

    assertThat(seen("stripe-buy-button")).isEqualTo(expected.replace("ID", site.clickId()));
  }

  @Test
  void errorOfStripesOwn_reachesThePageAsItWould() {
    show(DEFINITION);
    var error =
        site.page.evaluate(
            "() => { try { customElements.define('stripe-buy-button', class {}) }"
                + " catch (error) { return error.name } }");

    assertThat(error).isEqualTo("NotSupportedError");
  }

  private void show(String body) {
    site.page("/", "", body).visit("/");
  }

  private void add(String name) {
    site.page.evaluate(
        "name => document.body.insertAdjacentHTML('beforeend', `<${name}></${name}>`)", name);
  }

  private String seen(String name) {
    return (String) site.page.locator(name).evaluate("element => (element.seen || []).join()");
  }
}
