package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.testing.Browser;
import io.tributary.testing.TestDoors;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of doors in a real browser; the pictures are kept. */
final class DoorScreenshotTest {
  private static final Pattern DOOR = Pattern.compile("action=\"/doors/([0-9A-Z]{26})/settings\"");
  private final RunningDashboard dashboard = RunningDashboard.owned();

  @AfterEach
  void close() {
    dashboard.close();
  }

  private static String made(Visit owner, String form) {
    Matcher found = DOOR.matcher(owner.submit("/doors", form).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void doorsFitEveryScreen() {
    Visit owner = dashboard.owner();
    new Looks(dashboard).inEveryLook(Map.of("doors-empty", "/doors"), owner.session());
    owner.submit("/sites", "newId=shop-eu&newName=Shop+Europe+and+the+United+Kingdom");
    String shop = filled(owner);
    String empty =
        made(
            owner,
            "kind=STRIPE_RELAY&unit=MINOR&repeats=no&account=default&site=shop-eu&name="
                + "A+name+that+has+no+end".repeat(4));
    Map<String, String> pages =
        Map.of(
            "doors", "/doors",
            "door-log", "/doors/" + shop,
            "door-log-empty", "/doors/" + empty,
            "door-mapping", "/doors/" + shop + "/mapping?saved=yes",
            "door-settings", "/doors/" + shop + "/settings");
    new Looks(dashboard).inEveryLook(pages, owner.session());
  }

  @Test
  void aDoorIsMade_andTriedOut_inABrowser() {
    try (Browser browser =
        new Looks(dashboard).open(Looks.WIDE, ColorScheme.LIGHT, dashboard.owner().session())) {
      Page page = browser.page();
      page.navigate(dashboard.address() + "/doors");
      make(page);
      browser.screenshot("dashboard-door-made");
      page.click("text=Mapping");
      map(page);
      page.click("text=Try it out");
      assertThat(page.innerText("#tried")).contains("Accepted", "1,250.00");
      browser.screenshot("dashboard-door-tried");
      page.click("button.primary");
      assertThat(page.inputValue("#rules")).isEqualTo("Purchase if type is order.paid");
      assertThat(browser.errors()).isEmpty();
    }
  }

  private static void make(Page page) {
    page.fill("#name", "Course platform");
    page.selectOption("#kind", "GENERIC");
    page.selectOption("#unit", "MAJOR");
    page.click("text=Make door");
    assertThat(page.innerText(".shown-once code")).contains("/hooks/in/");
  }

  private static void map(Page page) {
    page.fill("#VALUE", "order.total\n\"0\" if order.free is yes");
    page.fill("#CURRENCY", "\"USD\"");
    page.fill("#EMAIL", "order.buyer.email");
    page.fill("#rules", "Purchase if type is order.paid");
    page.fill(
        "#sample",
        "{\"type\":\"order.paid\",\"order\":{\"total\":\"1,250.00\",\"buyer\":{\"email\":\"ann@example.org\"}}}");
  }

  private String filled(Visit owner) {
    String id =
        made(
            owner,
            "name=Course+platform&kind=GENERIC&unit=MAJOR&repeats=yes&account=default&site=default"
                + "&scheme=HEX&header=X-Signature&secret=a-secret-of-theirs&addresses=203.0.113.0/24");
    owner.submit(
        "/doors/" + id + "/mapping",
        "EMAIL=buyer.email&EVENT=type&VALUE=order.total&CURRENCY=%22USD%22&TRANSACTION_ID=order.id"
            + "&COUNTRY=buyer.country&rules="
            + Visit.encoded(
                """
                discard "a test order" if tag is test
                Purchase if type is order.paid and order.total is above 0
                refund if type contains refund
                """));
    keep(id);
    return id;
  }

  private void keep(String id) {
    String sale =
        "{\"type\":\"%s\",\"tag\":\"%s\",\"order\":{\"id\":\"A-%s\",\"total\":\"%s\"},\"buyer\":{\"email\":\"ann@example.org\",\"name\":\"Ann Example\"}}";
    TestDoors.keep(dashboard.test, id, sale.formatted("order.paid", "", "1001", "129.00"));
    TestDoors.keep(dashboard.test, id, sale.formatted("order.paid", "test", "1002", "19.00"));
    TestDoors.keep(dashboard.test, id, sale.formatted("order.shipped", "", "1001", "129.00"));
    TestDoors.keep(dashboard.test, id, "<order><id>A-1004</id></order>");
    TestDoors.intake(dashboard.test).runOnce();
    dashboard.test.execute(
        "UPDATE inbox SET repeats = 3, repeated_at = received_at WHERE id = (SELECT min(id) FROM inbox)");
  }
}
