package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.tributary.model.Channel;
import io.tributary.model.Click;
import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import io.tributary.model.UnmatchedReason;
import io.tributary.testing.Browser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page in a real browser, wide and narrow, light and dark; the pictures are kept. */
final class ScreenshotTest {
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final SampleData data = new SampleData(dashboard);
  private final Looks looks = new Looks(dashboard);
  private final Instant noon = dashboard.clock.instant();

  @BeforeEach
  void keepSamples() {
    link("spring-sale", "https://buy.stripe.com/test_14k5kR2mB9hT?prefilled_promo_code=SPRING");
    link("q7kd2mz", "https://shop.example.com/a/very/long/way/" + "down/".repeat(20));
  }

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void everyPageFitsEveryScreen() {
    Click ad = keepJourney();
    PaymentId payment = keepSales(ad);
    Map<String, String> pages =
        Map.of(
            "payments", "/",
            "payments-test", "/?test=true",
            "payments-unmatched", "/?matched=false",
            "money", "/money",
            "payment", "/payments/" + payment,
            "clicks", "/clicks",
            "click", "/clicks/" + ad.id(),
            "links", "/links?made=spring-sale",
            "setup", "/setup",
            "missing", "/payments/none");
    looks.inEveryLook(pages, dashboard.owner().session());
  }

  @Test
  void whatIsWrongFitsEveryScreen() {
    String folder = "/var/lib/tributary/" + "a-folder-with-a-name-without-end/".repeat(6);
    dashboard.warnings.add(
        new Warning(
            "Clicks are not kept: the disk refused it: No space left on device.",
            noon,
            "Make room on the disk, or mend it. Nothing has to be restarted."));
    dashboard.warnings.add(
        new Warning("PostgreSQL doesn't start in " + folder, noon, "Look into its log."));
    looks.inEveryLook(Map.of("warned-payments", "/"), dashboard.owner().session());
  }

  @Test
  void emptyPagesSayWhatToDoNext() {
    looks.inEveryLook(
        Map.of(
            "empty-payments", "/",
            "empty-money", "/money",
            "empty-clicks", "/clicks",
            "empty-setup", "/setup"),
        dashboard.owner().session());
    looks.inEveryLook(Map.of("sign-in", "/sign-in"), "none");
  }

  @Test
  void copyButtonSaysCopied() {
    try (Browser browser = looks.open(Looks.WIDE, ColorScheme.LIGHT, dashboard.owner().session())) {
      browser.page().navigate(dashboard.address() + "/links");
      browser.page().click("button[data-copy]");
      browser.page().waitForSelector("button.copied");
      assertThat(browser.page().textContent("button.copied")).isEqualTo("Copied");
    }
  }

  @Test
  void setupPageNoticesTheFirstClickByItself() {
    try (Browser browser = looks.open(Looks.WIDE, ColorScheme.LIGHT, dashboard.owner().session())) {
      browser.page().navigate(dashboard.address() + "/setup");
      assertThat(browser.page().textContent("#progress")).contains("Waiting for your first click");
      keepJourney();
      browser.page().waitForSelector("#progress >> text=First click received");
      assertThat(browser.errors()).isEmpty();
    }
  }

  private Click keepJourney() {
    Click ad =
        data.keep(
            SampleData.click(
                new Channel("facebook", "paid"),
                Optional.of("spring-sale_lookalike-1pct_de"),
                "https://shop.example.com/offer?utm_source=facebook&utm_medium=paid&fbclid="
                    + "IwAR0".repeat(15),
                noon.minus(Duration.ofDays(1))));
    data.event(ad, "ViewContent", noon.minus(Duration.ofHours(23)));
    Click back = data.keep(SampleData.directReturn(ad, noon.minus(Duration.ofMinutes(20))));
    data.event(back, "InitiateCheckout", noon.minus(Duration.ofMinutes(12)));
    return ad;
  }

  private Click newsletter() {
    return data.keep(
        SampleData.click(
            new Channel("newsletter-with-a-rather-long-name", "email"),
            Optional.of("a_campaign_name_that_never_ends_".repeat(6)),
            "https://shop.example.com/" + "deep/".repeat(30),
            noon));
  }

  private PaymentId keepSales(Click ad) {
    Instant at = noon.minus(Duration.ofMinutes(10));
    PaymentId payment = data.keep(Sale.paid("cs_live_a1", 12_900, "eur", at).from(ad));
    data.keep(Sale.paid("cs_live_a2", 1_234_500, "eur", at.minusSeconds(600)).from(newsletter()));
    data.keep(Sale.paid("cs_live_a3", 9_800, "jpy", at.minusSeconds(4_000)));
    data.keep(
        Sale.paid("cs_live_a4", 4_900, "eur", at.minusSeconds(9_000))
            .because(UnmatchedReason.PLACEHOLDER_NOT_REPLACED));
    data.keep(
        Sale.paid("cs_live_a5", 19_900, "usd", at.minusSeconds(90_000))
            .as(Payment.Status.PENDING)
            .because(UnmatchedReason.CLICK_NOT_REPORTED));
    data.keep(Sale.paid("cs_test_b1", 10_000, "usd", at).from(ad).inTestMode());
    return payment;
  }

  private void link(String slug, String target) {
    Link link = new Link(new LinkId(UUID.randomUUID()), SiteId.DEFAULT, slug, target);
    dashboard
        .test
        .database()
        .inTransaction(transaction -> dashboard.tables.links().insert(transaction, link, noon));
  }
}
