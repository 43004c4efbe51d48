package io.tributary.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.RunningDemo;
import io.tributary.testing.Browser;
import java.net.URI;
import java.util.List;

/** The owner at the dashboard, in a browser of her own. */
final class Owner implements AutoCloseable {
  private static final String EMAIL = "owner@example.com";
  private static final String PASSWORD = "correct horse battery staple";
  private final Browser browser;
  private final URI server;

  private Owner(Browser browser, URI server) {
    this.browser = browser;
    this.server = server;
  }

  /** Opens the one-time setup address and becomes the owner. */
  static Owner settingUp(RunningDemo demo) {
    Owner owner = new Owner(Browser.open(), demo.server());
    Page page = owner.page();
    page.navigate(demo.setupAddress().toString());
    page.fill("input[name=email]", EMAIL);
    page.fill("input[name=password]", PASSWORD);
    page.click("main button[type=submit]");
    page.waitForURL(url -> !url.contains("/setup/owner"));
    return owner;
  }

  Page page() {
    return browser.page();
  }

  Browser browser() {
    return browser;
  }

  Page open(String path) {
    page().navigate(server + path);
    return page();
  }

  /** The page in light and dark, wide and as on a phone, below {@code target/screenshots}. */
  void photograph(String path, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      String colours = scheme == ColorScheme.LIGHT ? "light" : "dark";
      page().setViewportSize(1280, 800);
      open(path);
      browser.screenshot(name + "-" + colours);
      page().setViewportSize(390, 844);
      open(path);
      browser.screenshot(name + "-" + colours + "-phone");
    }
    page().setViewportSize(1280, 800);
  }

  @Override
  public void close() {
    browser.close();
  }
}
