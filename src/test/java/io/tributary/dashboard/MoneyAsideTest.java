package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.StripeObjects.Money;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands beside the money page's numbers: missing payments, the spreadsheet, fees. */
final class MoneyAsideTest {
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Told told = new Told(dashboard);
  private final Visit owner = dashboard.owner();
  private final Instant noon = dashboard.clock.instant();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void aRefundWithoutItsPayment_isShownAfterADay_untilItComes() {
    Money money = new Money("pi_9", "ch_9", "", "", 2_000, "usd");
    told.refund("re_9", money, 500, noon);
    dashboard.clock.advance(Duration.ofHours(23));
    assertThat(owner.get("/money").body()).doesNotContain("re_9");
    dashboard.clock.advance(Duration.ofHours(2));
    assertThat(text(owner.get("/money").body()))
        .contains("Refund re_9 5.00 USD since 1 Nov 2026, 12:00 UTC, of pi_9 ch_9");
    told.charge("9", 2_000, "usd", noon);
    assertThat(owner.get("/money").body()).doesNotContain("re_9");
  }

  @Test
  void theTableIsASpreadsheetToo() {
    Money money = told.charge("1", 2_000, "usd", noon.minus(Duration.ofDays(1)), 88, "usd");
    told.refund("re_1", money, 500, noon);
    HttpResponse<String> csv = owner.get("/money.csv?days=7");
    assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"money-2026-10-26-2026-11-01.csv\"");
    assertThat(csv.body())
        .isEqualTo(
            """
            day,currency,gross,refunds,disputes,fees,net,note
            2026-11-01,usd,0.00,5.00,0.00,0.00,-5.00,
            2026-10-31,usd,20.00,0.00,0.00,0.88,19.12,
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aPaymentShowsItsFees() {
    told.charge("1", 2_000, "usd", noon, 88, "usd");
    told.charge("2", 3_000, "usd", noon, 117, "eur");
    assertThat(text(storyOf("20.00"))).contains("Fee txn_1", "-0.88 USD Net of fees 19.12 USD");
    assertThat(text(storyOf("30.00")))
        .contains("Fee txn_2", "-1.17 EUR", "not taken off")
        .doesNotContain("Net of fees");
  }

  private String storyOf(String amount) {
    String list = owner.get("/").body();
    String row = list.substring(0, list.indexOf(">" + amount));
    return owner
        .get(row.substring(row.lastIndexOf("/payments/"), row.lastIndexOf("\"><time")))
        .body();
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
  }
}
