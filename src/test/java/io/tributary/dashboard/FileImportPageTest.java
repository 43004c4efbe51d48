package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.tributary.testing.Browser;
import io.tributary.testing.TestDoors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file of conversions, looked at and imported in a real browser. */
final class FileImportPageTest {
  private static final String FILE =
      """
      E-Mail;Betrag;Amount;Currency;Order ID;Event;Time;First Name
      ann@example.org;x;1.250,00;EUR;A-1001;;20.11.2025 10:00;Ann
      bob@example.org;x;19,90;;A-1002;Purchase;2025-11-21 11:30;Bob
      cid at example.org;x;5;USD;A-1003;;;Cid
      dan@example.org;x;1.234;USD;A-1004;;;Dan
      eve@example.org;x;;;;Lead;11/20/2025;Eve
      ann@example.org;x;1.250,00;EUR;A-1001;;20.11.2025 10:00;Ann
      fay@example.org;x;10;USD;;;=NOW();Fay
      gus@example.org;x;7,50;USD;A-1005;Bought;;Gus
      hal@example.org;x;0;;;Lead;2025-11-22;Hal with a name that goes on and on and on
      """;
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Visit owner = dashboard.owner();

  @AfterEach
  void close() {
    dashboard.close();
  }

  private Browser open(int width, ColorScheme scheme) {
    return new Looks(dashboard).open(width, scheme, owner.session());
  }

  private void choose(Page page, String content) {
    page.navigate(dashboard.address() + "/doors");
    page.click("text=Import conversions");
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    page.setInputFiles("#file", new FilePayload("offline-sales.csv", "text/csv", bytes));
    page.selectOption("#unit", "major");
    page.fill("#currency", "eur");
    page.fill("#zone", "Europe/Berlin");
  }

  private static String preview(Page page) {
    page.click("button[type=submit]:has-text('Preview')");
    page.waitForSelector(".file-lines");
    return page.innerText(".file-lines");
  }

  @Test
  void aFileIsLookedAt_importedOnce_andNothingNewTheSecondTime() {
    try (Browser browser = open(Looks.WIDE, ColorScheme.LIGHT)) {
      Page page = browser.page();
      choose(page, FILE);
      assertThat(preview(page))
          .contains("3 conversions would be new", "1 duplicate", "5 lines failed")
          .contains("1,269.90 EUR", "Line 4, E-Mail", "two ways", "formula", "Betrag")
          .doesNotContain("cid at", "ann@example.org");
      page.click("text=Import 3 conversions");
      page.waitForSelector("text=3 conversions imported");
      browser.screenshot("dashboard-import-done");
      assertThat(log(page))
          .contains("Imported files", "Files of conversions", "Purchase of 1250.00 EUR");
      browser.screenshot("dashboard-import-log");
      choose(page, FILE);
      assertThat(preview(page)).contains("nothing new", "4 duplicates");
      assertThat(browser.errors()).isEmpty();
    }
    assertThat(dashboard.test.count("inbox")).isEqualTo(3);
  }

  private String log(Page page) {
    page.click("text=what became of them");
    TestDoors.intake(dashboard.test).runOnce();
    page.reload();
    return page.innerText("main");
  }

  @Test
  void whatIsMissing_isAskedFor_andAChangedChoiceTakesThePreviewAway() {
    try (Browser browser = open(Looks.WIDE, ColorScheme.LIGHT)) {
      Page page = browser.page();
      page.navigate(dashboard.address() + "/doors/import");
      page.click("button[type=submit]:has-text('Preview')");
      page.waitForSelector("text=Choose a file first");
      choose(page, "Kunde\nann@example.org\n");
      page.click("button[type=submit]:has-text('Preview')");
      page.waitForSelector("text=No column of the file is known");
      browser.screenshot("dashboard-import-refused");
      choose(page, FILE);
      page.selectOption("#unit", "");
      page.click("button[type=submit]:has-text('Preview')");
      page.waitForSelector("text=Choose how amounts are written");
      page.selectOption("#unit", "major");
      assertThat(page.isVisible("text=Choose how amounts")).isFalse();
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void aDoorsMapping_readsItsFile() {
    owner.submit(
        "/doors", "name=Shop&kind=GENERIC&unit=MAJOR&repeats=yes&account=default&site=default");
    try (Browser browser = open(Looks.WIDE, ColorScheme.LIGHT)) {
      Page page = browser.page();
      page.navigate(dashboard.address() + "/doors/import");
      page.selectOption("#door", page.getAttribute("#door option:last-child", "value"));
      assertThat(page.isVisible("#unit")).isFalse();
      byte[] file = "Kunde\nann@example.org\n".getBytes(StandardCharsets.UTF_8);
      page.setInputFiles("#file", new FilePayload("shop.csv", "text/csv", file));
      assertThat(preview(page)).contains("1 line discarded", "map the event of this door");
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void aPreview_keepsNothing() {
    try (Browser browser = open(Looks.WIDE, ColorScheme.LIGHT)) {
      choose(browser.page(), FILE);
      preview(browser.page());
    }
    assertThat(dashboard.test.count("inbox")).isZero();
  }

  @Test
  void previewFitsEveryScreen() {
    for (int width : List.of(Looks.WIDE, 390)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Browser browser = open(width, scheme)) {
          Page page = browser.page();
          choose(page, FILE);
          page.click("text=Names of columns");
          preview(page);
          page.click("text=Field by field");
          browser.screenshot("dashboard-import-" + width + "-" + scheme);
          assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
              .isEqualTo(true);
        }
      }
    }
  }
}
