package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tributary.RunningDemo;
import io.tributary.storage.InboxFilter;
import io.tributary.storage.InboxTable;
import io.tributary.storage.PageRequest;
import io.tributary.testing.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A subscriber's way through the demo: each month is one payment, of the ad she came by. */
class ClubJourneyTest {
  private RunningDemo demo;
  private Owner owner;
  private Browser buyer;

  @BeforeEach
  void open() {
    demo = new RunningDemo();
    owner = Owner.settingUp(demo);
    buyer = Browser.open(Visitors.person());
  }

  @AfterEach
  void close() {
    buyer.close();
    owner.close();
    demo.close();
  }

  @Test
  void trialThatRenews_isATrialAndAPayment_ofTheSameAd() {
    join("TRIAL_RENEWS");

    Page payments = awaitSales(2, 9);
    assertThat(sales(payments).count()).isEqualTo(2);
    assertThat(payments.locator("main").innerText()).containsPattern("(?s)candles.*candles");
    assertThat(payments.locator("main").innerText()).contains("12.00");
  }

  @Test
  void monthPaidAtOnce_isOnePayment_howeverManyMessagesTellIt() {
    join("SUBSCRIBE");

    Page payments = awaitSales(1, 7);
    JsonNode charge = demo.stripe().shelf().list("charge").getFirst();
    assertThat(charge.path("amount").asLong()).isEqualTo(1_200);
    assertThat(sales(payments).count()).isEqualTo(1);
    assertThat(payments.locator("main").innerText()).contains("12.00").contains("candles");
  }

  private void join(String ending) {
    Page page = buyer.page();
    page.navigate(demo.shop() + "?utm_source=google&utm_campaign=candles");
    page.waitForSelector("#join-club[href*='client_reference_id=']");
    page.click("#join-club");
    buyer.screenshot("checkout-club");
    String checkout = page.url();
    page.click("button[value=" + ending + "]");
    page.waitForURL(url -> !url.equals(checkout));
  }

  /** The Payments page once that many messages were read and each sale has its click. */
  private Page awaitSales(int count, int messages) {
    Page page = owner.open("/?matched=true");
    for (int tries = 0; tries < 80 && (sales(page).count() < count || read() < messages); tries++) {
      page.waitForTimeout(250);
      page.reload();
    }
    assertThat(read()).isGreaterThanOrEqualTo(messages);
    return owner.open("/");
  }

  private long read() {
    return demo
        .database()
        .inTransaction(
            transaction ->
                demo.tables()
                    .inboxSearch()
                    .list(transaction, InboxFilter.ALL, PageRequest.first(100)))
        .stream()
        .filter(message -> message.state() != InboxTable.State.NEW)
        .count();
  }

  private static Locator sales(Page page) {
    return page.locator("main a[href^='/payments/']");
  }
}
