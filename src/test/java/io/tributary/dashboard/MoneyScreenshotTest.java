package io.tributary.dashboard;

import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The money page of a business with three currencies, in a real browser. */
final class MoneyScreenshotTest {
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Told told = new Told(dashboard);
  private final Instant noon = dashboard.clock.instant();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void aBusyMonth_andWhatItsNumbersOpen_fitEveryScreen() {
    sell();
    told.charge("odd", 123_456, "xts", noon);
    Money lost = new Money("pi_3QKf7w2eZvKYlo2C0x8GZr5t", "ch_lost", "", "", 9_900, "eur");
    told.refund("re_3QKf7w2eZvKYlo2C0tXbLq1a", lost, 4_900, noon.minus(Duration.ofDays(4)));
    told.dispute(
        "du_1QJx", new Money("", "ch_2", "", "", 129_900, "usd"), noon.minusSeconds(99_999));
    dashboard.test.execute("INSERT INTO sites (id, name) VALUES ('shop', 'The other shop')");
    new Looks(dashboard)
        .inEveryLook(
            Map.of(
                "money-busy", "/money",
                "money-year", "/money?days=365",
                "money-one-day", "/money?from=2026-11-01&to=2026-11-01",
                "money-opened", "/?money=net&from=2026-10-03&to=2026-11-01&currency=eur",
                "money-reason",
                    "/?money=gross&from=2026-10-03&to=2026-11-01&currency=eur&reason=no_click_id",
                "money-unknown", "/"),
            dashboard.owner().session());
  }

  /** Something on most days, in euro mostly. */
  private void sell() {
    List<String> currencies = List.of("eur", "eur", "usd", "eur", "jpy");
    for (int day = 0; day < 30; day++) {
      String currency = currencies.get(day % currencies.size());
      long amount = 4_900L + day * 7_919L % 130_000;
      Instant at = noon.minus(Duration.ofDays(day)).minusSeconds(day * 977L);
      Money money = told.charge("d" + day, amount, currency, at, amount / 40 + 25, "eur");
      if (day % 7 == 3) {
        told.refund("re_" + day, money, amount / 3, at.plus(Duration.ofDays(2)));
      }
      if (day == 12) {
        told.dispute("dp_" + day, money, at.plus(Duration.ofDays(9)));
      }
    }
  }
}
