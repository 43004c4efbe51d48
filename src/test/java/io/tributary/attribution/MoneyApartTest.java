package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.storage.MoneyQuestion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the money report keeps apart: unlinked money, test data, sites and accounts. */
final class MoneyApartTest extends ReportedTest {
  @Test
  void trap14_unlinkedMoney_isInNoNumber_untilAMessageLinksIt() {
    tell(NEW, "invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON));
    send(NEW.event("evt_x", "charge.updated", NOON, withFee("1", "usd", 88, "usd")));
    assertThat(report()).containsExactly("2026-03-01 usd 20.00 - 0.00 - 0.00 - 0.00 = 20.00");

    tell(NEW, "invoice_payment.paid", NEW.invoicePayment("inpay_1", DOLLARS, NOON));
    assertThat(report()).containsExactly("2026-03-01 usd 20.00 - 0.00 - 0.00 - 0.88 = 19.12");
  }

  @Test
  void testData_andLiveData_areReportedApart() {
    pay("1", NOON, 2000, "usd");
    send(
        NEW.event("evt_t", "charge.succeeded", NOON, NEW.charge(money("t", 7700, "usd"), NOON))
            .put("livemode", false));
    assertThat(report()).containsExactly("2026-03-01 usd 20.00 - 0.00 - 0.00 - 0.00 = 20.00");
    assertThat(days(new MoneyQuestion(SPRING, true, Optional.empty(), Optional.empty())))
        .extracting(ReportedTest::text)
        .containsExactly("2026-03-01 usd 77.00 - 0.00 - 0.00 - 0.00 = 77.00");
  }

  @Test
  void sitesAndAccounts_areReportedApart() {
    pay("1", NOON, 2000, "usd");
    send(
        NEW.event("evt_c", "charge.succeeded", NOON, NEW.charge(money("c", 300, "usd"), NOON))
            .put("account", "acct_7"));
    house.database.execute("UPDATE conversions SET site_id = 'shop' WHERE value = 300");
    assertThat(of(Optional.of("shop"), Optional.empty())).isEqualTo("3.00");
    assertThat(of(Optional.of("default"), Optional.empty())).isEqualTo("20.00");
    assertThat(of(Optional.empty(), Optional.of("default/acct_7"))).isEqualTo("3.00");
    assertThat(of(Optional.empty(), Optional.of("default"))).isEqualTo("20.00");
    assertThat(of(Optional.of("nowhere"), Optional.empty())).isEqualTo("nothing");
  }

  private String of(Optional<String> site, Optional<String> account) {
    return days(new MoneyQuestion(SPRING, false, site, account)).stream()
        .findFirst()
        .map(day -> day.sums().gross().amount())
        .orElse("nothing");
  }
}
