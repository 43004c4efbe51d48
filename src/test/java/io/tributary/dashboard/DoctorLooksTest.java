package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.tributary.model.Secret;
import io.tributary.storage.Queues;
import io.tributary.stripe.WebhookOutcome;
import io.tributary.testing.Browser;
import io.tributary.testing.Shelved;
import io.tributary.testing.Ward;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The doctor's page in a real browser, with what a real doctor finds; the pictures are kept. */
final class DoctorLooksTest {
  private static final int WIDE = 1280;
  private static final int NARROW = 390;
  private final RunningDashboard dashboard = RunningDashboard.owned();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void allGood() {
    try (Ward ward = Ward.well()) {
      ward.paymentLink("14k5kR2mB9hT", link -> {});
      look("good", ward, "/doctor");
    }
  }

  @Test
  void withoutKey() {
    try (Ward ward = Ward.withoutKey()) {
      look("without-key", ward, "/doctor");
    }
  }

  @Test
  void aLittleAdvice_afterTheEndpointWasMade() {
    try (Ward ward = Ward.well()) {
      ward.paymentLink("14k5kR2mB9hT", link -> link.put("customer_creation", "if_required"));
      look("advice", ward, "/doctor?done=CREATE_ENDPOINT");
    }
  }

  @Test
  void manyTroubles() {
    try (Ward ward = Ward.well()) {
      makeIll(ward);
      look("troubles", ward, "/doctor");
    }
  }

  @Test
  void nothingWorks() {
    try (Ward ward = Ward.withoutKey()) {
      ward.hasDatabase = false;
      ward.secrets.clear();
      ward.home = new io.tributary.stripe.Home(URI.create("http://localhost:8080"), false);
      look("nothing", ward, "/doctor");
    }
  }

  private static void makeIll(Ward ward) {
    ward.secret("whsec_old_abcdefghij0123", Optional.of(ward.noon.minus(Duration.ofDays(40))));
    ward.door.accept(WebhookOutcome.BAD_SIGNATURE);
    ward.door.accept(WebhookOutcome.REFUSED);
    ward.queues = new Queues(1_204, Duration.ofMinutes(9), 2, 0, 0, 0, 0, Optional.empty());
    ward.clockAhead = Optional.of(Duration.ofMinutes(6));
    ward.endpoint("we_ours", endpoint -> Shelved.events(endpoint, events -> events.subList(0, 9)));
    ward.endpoint("we_old", endpoint -> endpoint.put("url", "https://old.example/hooks/stripe"));
    ward.happened("invoice.paid", Duration.ofMinutes(30));
    ward.latest.clear();
    makeLinksIll(ward);
    takePermissions(ward);
  }

  private static void makeLinksIll(Ward ward) {
    ward.paymentLink("eVa7sK0aB1cD2eF3gH", link -> link.put("customer_creation", "if_required"));
    ward.paymentLink(
        "x",
        link -> link.put("url", "https://pay.a-shop-with-a-long-name.example/b/" + "x".repeat(60)));
    ward.paymentLink("meta", link -> link.putObject("metadata").put("click_id", "spring"));
  }

  private static void takePermissions(Ward ward) {
    ward.stripe.admit(
        "sk_live_reader01234567",
        Set.of("rak_webhook_read", "rak_payment_link_read", "rak_event_read"));
    ward.key("sk_live_reader01234567");
    ward.keys.add(
        new io.tributary.stripe.KeyedAccount(
            new io.tributary.model.AccountId("second"),
            new Secret("rk_test_deleted0123456"),
            Optional.empty()));
  }

  private void look(String name, Ward ward, String path) {
    dashboard.diagnosis = ward.doctor().examine();
    for (int width : List.of(WIDE, NARROW)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Browser browser = open(width, scheme)) {
          browser.page().navigate(dashboard.address() + path);
          browser.screenshot("dashboard-doctor-" + name + "-" + width + "-" + scheme);
          assertThat(
                  browser
                      .page()
                      .evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
              .isEqualTo(true);
          assertThat(browser.errors()).isEmpty();
        }
      }
    }
  }

  private Browser open(int width, ColorScheme scheme) {
    Browser browser =
        Browser.open(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme));
    Cookie cookie =
        new Cookie("tributary_session", dashboard.owner().session()).setUrl(dashboard.address());
    browser.context().addCookies(List.of(cookie));
    return browser;
  }
}
