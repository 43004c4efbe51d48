package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a page, or a form where the site allows it, says who the visitor is. */
final class TagIdentifyTest {
  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  private static final String FORM =
      """
      <form onsubmit='return false'><input name=your-name value=Bob><input name=first_email value=bob@example.test>
      <input type=tel value='+49 30 1234'><input type=password name=email-password value=secret>
      <input type=hidden name=email value=hidden@example.test><button>Send</button></form>
      """;

  @BeforeEach
  void open() {
    site.settings("{\"domains\":[]}", TagScript.Extra.IDENTIFY);
  }

  @Test
  void identify_sendsThreeNamesAndNothingElse_withTheVisit() {
    site.visit("/").awaitItems(1);
    identify("{email: 'bob@example.test', phone: '+49 30', customerId: 'c_1', iban: 'DE1'}");

    var item = site.awaitItem(2);
    assertThat(item.propertyNames())
        .containsExactlyInAnyOrder(
            "type", "email", "phone", "customerId", "clickId", "visitorId", "url", "consent");
    assertThat(item.get("type").asString()).isEqualTo("identify");
    assertThat(item.get("clickId").asString()).isEqualTo(site.clickId());
    assertThat(item.get("customerId").asString()).isEqualTo("c_1");
  }

  @Test
  void identify_waitsForConsent_andIsForgottenWhenItIsDenied() {
    site.page("/", "data-consent=wait", "").visit("/");
    identify("{email: 'bob@example.test'}");
    assertThat(site.items()).isEmpty();
    site.page.evaluate("() => { Tributary('consent', 'granted') }");
    assertThat(site.awaitItem(2).get("email").asString()).isEqualTo("bob@example.test");

    site.page.evaluate("() => { Tributary('consent', 'denied') }");
    identify("{email: 'eve@example.test'}");
    site.leave();
    assertThat(site.items()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "{email: ''}", "'bob@example.test'"})
  void callWithoutAName_sendsNothing(String names) {
    site.visit("/").awaitItems(1);
    identify(names);
    site.leave();

    assertThat(site.items()).hasSize(1);
  }

  @Test
  void form_tellsEmailAndPhone_whereTheSiteAllowsIt() {
    site.settings("{\"domains\":[]}", TagScript.Extra.IDENTIFY, TagScript.Extra.FIELDS);
    site.page("/", "", FORM).visit("/").awaitItems(1);
    site.page.click("button");

    var item = site.awaitItem(2);
    assertThat(item.get("email").asString()).isEqualTo("bob@example.test");
    assertThat(item.get("phone").asString()).isEqualTo("+49 30 1234");
    assertThat(item.toString()).doesNotContain("Bob", "secret", "hidden");
  }

  @Test
  void form_tellsNothing_whereTheSiteDoesNotAllowIt() {
    site.settings(
        "{\"domains\":[]}",
        TagScript.Extra.HOSTS,
        TagScript.Extra.EVENTS,
        TagScript.Extra.IDENTIFY);
    site.page("/", "", FORM).visit("/").awaitItems(1);
    site.page.click("button");
    site.leave();

    assertThat(site.items()).hasSize(2);
    assertThat(site.items().toString()).doesNotContain("bob@example.test", "1234");
  }

  private void identify(String names) {
    site.page.evaluate("() => { Tributary('identify', " + names + ") }");
  }
}
