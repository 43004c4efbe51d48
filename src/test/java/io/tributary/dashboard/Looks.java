package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.tributary.testing.Browser;
import java.util.List;
import java.util.Map;

/** Looks at pages in a real browser, keeps a picture of each, and holds that it fits the screen. */
record Looks(RunningDashboard dashboard) {
  static final int WIDE = 1280;
  private static final int NARROW = 390;

  /** Each page, by the name of its picture, wide and narrow, light and dark. */
  void inEveryLook(Map<String, String> pages, String session) {
    for (int width : List.of(WIDE, NARROW)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Browser browser = open(width, scheme, session)) {
          pages.forEach((name, path) -> look(browser, name + "-" + width + "-" + scheme, path));
          assertThat(browser.errors()).isEmpty();
        }
      }
    }
  }

  private void look(Browser browser, String name, String path) {
    Page page = browser.page();
    page.navigate(dashboard.address() + path);
    browser.screenshot("dashboard-" + name);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name + " fits the screen")
        .isEqualTo(true);
  }

  Browser open(int width, ColorScheme scheme, String session) {
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
