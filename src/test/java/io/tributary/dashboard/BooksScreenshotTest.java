package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.Discrepancy;
import io.tributary.model.TimeWindow;
import io.tributary.testing.Browser;
import io.tributary.testing.SampleComparison;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page about Stripe's books in a real browser, wide and narrow, light and dark. */
final class BooksScreenshotTest {
  private static final String PATH = "/reconciliation";
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final SplittableRandom random = new SplittableRandom(5);

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void pageFitsEveryScreen_evenOrNot_emptyOrUnderWay() {
    inEveryLook("books-without-key");
    dashboard.keyed.add(SampleComparison.BOOKS);
    inEveryLook("books-fresh");
    keep(List.of());
    inEveryLook("books-even");
    keep(SampleComparison.findings());
    inEveryLook("books-uneven");
    ask();
    inEveryLook("books-under-way");
  }

  private void keep(List<Discrepancy> findings) {
    ComparisonId id = ComparisonId.mint(dashboard.clock.instant(), random);
    dashboard
        .test
        .database()
        .useTransaction(open -> SampleComparison.keep(open, dashboard.tables, id, findings));
  }

  private void ask() {
    TimeWindow window =
        new TimeWindow(
            dashboard.clock.instant().minus(Duration.ofDays(7)), dashboard.clock.instant());
    Comparison asked =
        Comparison.asked(
            ComparisonId.mint(window.to(), random), SampleComparison.BOOKS, window, window.to());
    dashboard
        .test
        .database()
        .useTransaction(open -> dashboard.tables.comparisons().ask(open, asked));
  }

  private void inEveryLook(String name) {
    String session = dashboard.owner().session();
    for (int width : List.of(1280, 390)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Browser browser = open(width, scheme, session)) {
          Page page = browser.page();
          page.navigate(dashboard.address() + PATH);
          browser.screenshot("dashboard-" + name + "-" + width + "-" + scheme);
          assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
              .as(name + " fits the screen")
              .isEqualTo(true);
          assertThat(browser.errors()).isEmpty();
        }
      }
    }
  }

  private Browser open(int width, ColorScheme scheme, String session) {
    Browser browser =
        Browser.open(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme));
    Cookie cookie = new Cookie("tributary_session", session).setUrl(dashboard.address());
    browser.context().addCookies(List.of(cookie));
    return browser;
  }
}
