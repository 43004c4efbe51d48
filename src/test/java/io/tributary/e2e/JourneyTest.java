package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tributary.RunningDemo;
import io.tributary.storage.ClickFilter;
import io.tributary.storage.PageRequest;
import io.tributary.testing.Browser;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A buyer's way from the ad to the Payments page, in real Chromium. */
class JourneyTest {
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
  void aBuyerFromAnAd_showsUpWithItsCampaign() {
    Page page = buyer.page();
    page.navigate(demo.shop() + "?gclid=TeSter-123&utm_campaign=autumn-lamps&utm_source=google");
    page.waitForSelector("#buy-lamp[href*='client_reference_id=']");
    buyer.screenshot("shop");
    page.click("#buy-lamp");
    buyer.screenshot("checkout");
    pay(page);
    buyer.screenshot("thank-you");

    Page payments = awaitPayment();
    assertThat(payments.locator("main").innerText()).contains("autumn-lamps").contains("google");
    photographAll(payments);
    assertThat(buyer.errors()).isEmpty();
    assertThat(owner.browser().errors()).isEmpty();
  }

  @Test
  void anAd_isCredited_whenItsVisitorComesBackDirectlyTheNextDay() {
    buyer.installClock();
    Page page = buyer.page();
    page.navigate(demo.shop() + "?fbclid=fb-1&utm_source=facebook&utm_campaign=first-touch");
    page.waitForFunction("() => document.cookie.includes('_trb=')");
    page.navigate("about:blank");
    demo.clock().advance(Duration.ofDays(1));
    buyer.turnClock(Duration.ofDays(1));
    page.navigate(demo.shop().toString());
    page.waitForSelector("#buy-lamp[href*='client_reference_id=']");
    page.click("#buy-lamp");
    pay(page);

    Page payments = awaitPayment();
    assertThat(payments.locator("main").innerText()).contains("first-touch").contains("facebook");
    assertThat(clicks()).isEqualTo(2);
  }

  @Test
  void aTrackedLink_leadsToTheCheckout_andItsClickIsCredited() {
    Page page = buyer.page();
    page.navigate(demo.server() + "/r/demo-checkout?utm_source=tiktok&ttclid=E.C.P.1");
    assertThat(page.url()).contains("client_reference_id=");
    pay(page);
    Page payments = awaitPayment();
    assertThat(payments.locator("main").innerText()).contains("tiktok");
  }

  @Test
  void severalBuyers_areEachCreditedToTheirOwnAd() {
    buy("/r/demo-checkout?utm_source=facebook&utm_medium=paid&utm_campaign=cosy-evenings&fbclid=1");
    buy("/r/demo-checkout?utm_source=google&utm_medium=cpc&utm_campaign=autumn-lamps&gclid=2");
    buy("/r/demo-checkout?utm_source=tiktok&utm_medium=paid&utm_campaign=unboxing&ttclid=E.C.P.3");
    demo.clock().advance(Duration.ofMinutes(41));
    Page direct = buyer.page();
    direct.navigate(demo.paymentLink().toString());
    pay(direct);

    Page payments = awaitPayment();
    for (int tries = 0; tries < 40 && !isSettled(payments, 4); tries++) {
      payments.waitForTimeout(250);
      payments.reload();
    }
    assertThat(payments.locator("main").innerText())
        .contains("cosy-evenings", "autumn-lamps", "unboxing", "516.00", "387.00")
        .contains("The payment carries no click id");
    owner.photograph("/", "payments");
  }

  /** All of them are there, and each has its click or the reason why it has none. */
  private static boolean isSettled(Page payments, int most) {
    return sales(payments).count() >= most
        && !payments.locator("main").innerText().contains("being looked for");
  }

  /** A new visitor who opens a tracked link to the checkout and pays. */
  private void buy(String link) {
    demo.clock().advance(Duration.ofMinutes(37));
    try (Browser stranger = Browser.open(Visitors.person())) {
      stranger.page().navigate(demo.server() + link);
      pay(stranger.page());
    }
  }

  private static void pay(Page page) {
    String checkout = page.url();
    page.click("#pay");
    page.waitForURL(url -> !url.equals(checkout));
  }

  /** The Payments page once it shows a sale with its click. */
  private Page awaitPayment() {
    Page page = owner.open("/?matched=true");
    for (int tries = 0; tries < 40 && sales(page).count() == 0; tries++) {
      page.waitForTimeout(250);
      page.reload();
    }
    assertThat(sales(page).count()).isPositive();
    return owner.open("/");
  }

  private static Locator sales(Page page) {
    return page.locator("main a[href^='/payments/']");
  }

  private void photographAll(Page payments) {
    String payment = sales(payments).first().getAttribute("href");
    owner.photograph(payment, "payment");
    owner.photograph("/clicks", "clicks");
    owner.photograph("/links", "links");
    owner.photograph("/setup", "setup");
  }

  private int clicks() {
    return demo.database()
        .inTransaction(
            transaction ->
                demo.tables().clicks().list(transaction, ClickFilter.ALL, PageRequest.first(100)))
        .size();
  }
}
