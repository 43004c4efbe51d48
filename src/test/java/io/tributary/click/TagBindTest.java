package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page hears of the tag's events, and what it may call before the tag has loaded. */
final class TagBindTest {
  private final TaggedSite site = new TaggedSite();

  @AfterEach
  void close() {
    assertThat(site.browser.errors()).isEmpty();
    site.close();
  }

  /** As the snippet for pages that call before the tag has loaded. */
  private static final String STUB =
      "<script>window.Tributary = window.Tributary || function()"
          + " {(Tributary.q = Tributary.q || []).push(arguments)};";

  @BeforeEach
  void open() {
    site.settings("{\"domains\":[]}", TagScript.Extra.BIND);
  }

  @Test
  void subscriber_hearsAllOfAnEvent() {
    site.visit("/").awaitItems(1);
    var heard =
        site.page.evaluate(
            """
            () => new Promise((resolve) => {
              Tributary('bind', 'Purchase', resolve);
              Tributary('trigger', 'Purchase', {value: 12.5, currency: 'EUR', transactionId: 'T1',
                  items: [{id: 'a', quantity: 2, price: 6.25}], link: {label: 'x'}});
            })
            """);

    var sent = site.awaitItem(2);
    assertThat(heard)
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("eventId", sent.get("id").asString())
        .containsEntry("clickId", sent.get("clickId").asString())
        .containsEntry("clientId", sent.get("visitorId").asString())
        .containsEntry("eventName", "Purchase")
        .containsEntry("eventValue", 12.5)
        .containsEntry("currency", "EUR")
        .containsEntry("transactionId", "T1")
        .containsKeys("eventTime", "items", "link");
  }

  @Test
  void subscriberFromBeforeTheTag_hearsTheFirstPageOnce_andTheRestInOrder() {
    site.server.page(
        "/",
        STUB
            + " heard = []; for (const name of ['PageView', 'Lead', 'Schedule'])"
            + " Tributary('bind', name, event => heard.push(event.eventName));"
            + " returned = Tributary('trigger', 'Lead'); Tributary('trigger', 'Schedule');"
            + " Tributary('trigger', 'Lead');</script><script async src=/tag.js></script>");
    site.visit("/").awaitItems(4);
    site.page.evaluate("() => { Tributary('consent', {adUserData: 'granted'}) }");
    site.awaitItems(5);

    assertThat(site.page.evaluate("() => heard.join()")).isEqualTo("PageView,Lead,Schedule,Lead");
    assertThat(site.page.evaluate("() => returned === undefined")).isEqualTo(true);
    assertThat(site.items().subList(1, 4))
        .extracting(item -> item.get("name").asString())
        .containsExactly("Lead", "Schedule", "Lead");
  }

  @Test
  void nothingIsHeard_untilItMayBeSent() {
    site.page("/", "data-consent=wait", "").visit("/");
    site.page.evaluate(
        "() => { window.heard = []; Tributary('bind', 'Lead', event => heard.push(event));"
            + " Tributary('trigger', 'Lead') }");
    assertThat(site.page.evaluate("() => heard.length")).isEqualTo(0);
    site.page.evaluate("() => { Tributary('consent', 'granted') }");

    assertThat(site.page.evaluate("() => heard.length")).isEqualTo(1);
  }

  @Test
  void twoSubscribersOfOneName_eachHearTheirOwnCopy() {
    site.visit("/").awaitItems(1);
    site.page.evaluate(
        "() => { Tributary('bind', 'Lead', event => { event.eventValue = 'spoilt' });"
            + " Tributary('bind', 'Lead', event => { window.heard = event });"
            + " Tributary('trigger', 'Lead', {value: 1}) }");

    assertThat(site.page.evaluate("() => heard.eventValue")).isEqualTo(1);
  }
}
