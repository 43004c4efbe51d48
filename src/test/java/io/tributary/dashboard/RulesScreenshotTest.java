package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.tributary.testing.Browser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules in a real browser: tried, saved, and fitting every screen. */
final class RulesScreenshotTest {
  private final RunningDashboard dashboard = RunningDashboard.owned();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void rulesAreTriedAndSaved_andFitEveryScreen() {
    dashboard.preview = RulesSamples.preview();
    String session = dashboard.owner().session();
    for (int width : List.of(1280, 390)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Browser browser = open(width, scheme, session)) {
          dashboard.clock.advance(Duration.ofMinutes(3));
          trySave(browser, "rules-" + width + "-" + scheme);
          assertThat(browser.errors()).isEmpty();
        }
      }
    }
  }

  private void trySave(Browser browser, String name) {
    Page page = browser.page();
    page.navigate(dashboard.address() + "/rules");
    fits(browser, name);
    page.fill("#from", "2026-09-01");
    page.selectOption("#basis", "WITHOUT_TAX");
    page.selectOption("#TRIAL", "Lead");
    page.fill("#toldRenewals", "2");
    page.fill("#predicted", "20.00 USD\n2000 JPY");
    page.fill("#customerDays", "30");
    page.click("text=See what would change");
    fits(browser, name + "-tried");
    page.click("text=Save these rules");
    assertThat(page.textContent("main"))
        .contains("Saved.", "Only the first 2 renewals", "2,000 JPY");
    fits(browser, name + "-saved");
  }

  private static void fits(Browser browser, String name) {
    browser.screenshot("dashboard-" + name);
    assertThat(browser.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name + " fits the screen")
        .isEqualTo(true);
  }

  private Browser open(int width, ColorScheme scheme, String session) {
    Browser browser =
        Browser.open(new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
    Cookie cookie = new Cookie("tributary_session", session).setUrl(dashboard.address());
    browser.context().addCookies(List.of(cookie));
    return browser;
  }
}
