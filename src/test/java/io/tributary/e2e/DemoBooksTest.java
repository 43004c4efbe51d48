package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tributary.RunningDemo;
import io.tributary.testing.Browser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who tries the demo sees within a minute what Stripe took of a sale, and that the books agree. */
class DemoBooksTest {
  private static final int MOST_TRIES = 80;

  @Test
  void withinHalfAMinuteOfASale_itsFeeIsThere_andTheBooksAgree() {
    try (RunningDemo demo = new RunningDemo();
        Owner owner = Owner.settingUp(demo)) {
      buy(demo);
      await(owner, "/money", "129.00");
      for (int steps = 0; steps < 3; steps++) {
        demo.clock().advance(Duration.ofSeconds(10));
        owner.page().waitForTimeout(1_500);
      }
      assertThat(await(owner, "/money", "4.04").innerText("main")).contains("124.96");
      assertThat(await(owner, "/reconciliation", "No gap").innerText("main"))
          .contains("All 3 objects in Stripe’s books are in Tributary’s");
    }
  }

  private static void buy(RunningDemo demo) {
    try (Browser buyer = Browser.open(Visitors.person())) {
      Page page = buyer.page();
      page.navigate(demo.paymentLink().toString());
      String checkout = page.url();
      page.click("#pay");
      page.waitForURL(url -> !url.equals(checkout));
    }
  }

  private static Page await(Owner owner, String path, String words) {
    Page page = owner.open(path);
    for (int tries = 0; tries < MOST_TRIES && !page.innerText("main").contains(words); tries++) {
      page.waitForTimeout(250);
      page.reload();
    }
    assertThat(page.innerText("main")).contains(words);
    return page;
  }
}
