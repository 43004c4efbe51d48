package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the click id gets into forms and their hidden fields. */
final class TagFieldsTest {
  private static final String PAYMENT_LINK = "https://buy.stripe.com/test_1";

  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  @Test
  void dataAttributeOfAHiddenField_getsTheId_andSoDoesItsValueWhereItIsMeant() {
    show("<input type=hidden data-at-value=--CLICK-ID-- data-note='a --CLICK-ID-- b' value=old>");

    assertThat(site.attribute("input", "data-at-value")).isEqualTo(site.clickId());
    assertThat(site.attribute("input", "data-note")).isEqualTo("a " + site.clickId() + " b");
    assertThat(site.attribute("input", "value")).isEqualTo(site.clickId());
  }

  @Test
  void otherFields_areLeftAlone() {
    show("<input value=--CLICK-ID--><input type=hidden data-value=x value=y>");

    assertThat(site.attribute("input:not([type])", "value")).isEqualTo("--CLICK-ID--");
    assertThat(site.attribute("[type=hidden]", "value")).isEqualTo("y");
  }

  @Test
  void hiddenFieldChangedByAScript_isFilledBeforeTheFormIsSent() {
    show("<form action=/other><input type=hidden name=click><button>Send</button></form>");
    site.page.evaluate("() => { document.querySelector('input').value = '--CLICK-ID--' }");
    var expected = site.address("/other?click=" + site.clickId());
    site.page.click("button");

    site.page.waitForURL(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "document.querySelector('form').submit()",
        "document.querySelector('form').requestSubmit()",
        "document.querySelector('button').click()",
      })
  void formSentWithGet_takesTheReferenceAlong_howeverItIsSent(String sending) {
    show("<form><input name=locale value=de><button>Pay</button></form>");
    site.page.route("https://buy.stripe.com/**", route -> route.abort());
    var expected = PAYMENT_LINK + "?locale=de&client_reference_id=" + site.clickId();
    var request =
        site.page.waitForRequest(
            "https://buy.stripe.com/**",
            () ->
                site.page.evaluate(
                    "link => { document.querySelector('form').action = link; " + sending + " }",
                    PAYMENT_LINK));

    assertThat(request.url()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"keep, user_42", "replace, ID", "append, user_42_ID"})
  void merchantsOwnReferenceInAField_isTreatedAsTheSiteSays(String policy, String expected) {
    site.settings("{\"reference\":\"" + policy + "\"}");
    show(
        "<form action='"
            + PAYMENT_LINK
            + "'><input type=hidden name=client_reference_id value=user_42></form>");

    assertThat(site.attribute("input", "value")).isEqualTo(expected.replace("ID", site.clickId()));
    assertThat(site.page.locator("input").count()).isEqualTo(1);
  }

  @Test
  void formSentWithPost_carriesTheReferenceInItsAddressOnly() {
    show("<form method=post action='" + PAYMENT_LINK + "'><button>Pay</button></form>");

    assertThat(site.attribute("form", "action"))
        .isEqualTo(PAYMENT_LINK + "?client_reference_id=" + site.clickId());
    assertThat(site.page.locator("input").count()).isZero();
  }

  private void show(String body) {
    site.page("/", "", body).visit("/");
  }
}
