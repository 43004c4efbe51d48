package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Measure;
import io.tributary.model.MoneySums;
import io.tributary.model.Payment;
import io.tributary.model.Period;
import io.tributary.storage.MoneyQuestion;
import io.tributary.storage.MoneyReport;
import io.tributary.testing.StripeStory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the money report says of messages that came the real way: the same as the books. */
final class MoneyReportTest extends ReportedTest {
  @ParameterizedTest
  @ValueSource(strings = {"2022-11-15", "2026-07-29.dahlia"})
  void theStory_isReportedOnTheDaysItsMoneyMoved(String version) {
    StripeStory.tell(version, "none").forEach(house::webhook);
    house.settle();
    assertThat(report())
        .containsExactly(
            "2026-04-16 jpy 5000 - 0 - 0 - 0 = 5000",
            "2026-04-08 usd 0.00 - 0.00 - -20.00 - 0.00 = 20.00",
            "2026-04-04 usd 0.00 - 0.00 - 20.00 - 0.00 = -20.00",
            "2026-03-31 usd 0.00 - 5.00 - 0.00 - 0.00 = -5.00",
            "2026-03-30 usd 20.00 - 0.00 - 0.00 - 0.00 = 20.00",
            "2026-03-16 usd 20.00 - 0.00 - 0.00 - 0.00 = 20.00");
  }

  @Test
  void everyNumber_isTheSumOverTheFoldedPayments() {
    StripeStory.tell("2026-07-29.dahlia", "none").forEach(house::webhook);
    house.settle();
    List<Payment> payments = house.payments();
    List<MoneyReport.Day> days = days(MoneyQuestion.live(SPRING));
    for (MoneyReport.Day day : days) {
      Period period = new Period(day.day(), day.day());
      for (Measure measure : Measure.values()) {
        assertThat(day.sums().of(measure)).isEqualTo(folded(payments, measure, period, day.sums()));
      }
    }
    for (MoneySums total : MoneyReport.totals(days)) {
      assertThat(total.gross()).isEqualTo(folded(payments, Measure.GROSS, SPRING, total));
      assertThat(total.net()).isEqualTo(folded(payments, Measure.NET, SPRING, total));
    }
  }

  private static io.tributary.model.Money folded(
      List<Payment> payments, Measure measure, Period period, MoneySums sums) {
    return payments.stream()
        .map(payment -> measure.of(payment, period, sums.currency()))
        .reduce(io.tributary.model.Money.zero(sums.currency()), io.tributary.model.Money::plus);
  }

  @Test
  void aDayEndsAtMidnightUtc() {
    pay("late", Instant.parse("2026-03-01T23:59:59Z"), 100, "usd");
    pay("early", Instant.parse("2026-03-02T00:00:00Z"), 200, "usd");
    assertThat(report())
        .containsExactly(
            "2026-03-02 usd 2.00 - 0.00 - 0.00 - 0.00 = 2.00",
            "2026-03-01 usd 1.00 - 0.00 - 0.00 - 0.00 = 1.00");
    Period first = new Period(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-01"));
    assertThat(days(MoneyQuestion.live(first))).hasSize(1);
  }

  @Test
  void aRefundThatFails_comesBackOnTheDayItFailed() {
    pay("1", NOON, 2000, "usd");
    ObjectNode refund = NEW.refund("re_1", money("1", 2000, "usd"), 700, NOON.plus(day(1)));
    send(NEW.event("evt_r", "refund.created", NOON.plus(day(1)), refund));
    send(NEW.event("evt_f", "refund.failed", NOON.plus(day(2)), refund.put("status", "failed")));
    assertThat(report())
        .containsExactly(
            "2026-03-03 usd 0.00 - -7.00 - 0.00 - 0.00 = 7.00",
            "2026-03-02 usd 0.00 - 7.00 - 0.00 - 0.00 = -7.00",
            "2026-03-01 usd 20.00 - 0.00 - 0.00 - 0.00 = 20.00");
  }

  @Test
  void currenciesKeepTheirDecimals_andAreNeverAdded() {
    pay("1", NOON, 5000, "jpy");
    pay("2", NOON, 1230, "kwd");
    pay("3", NOON, 1230, "usd");
    assertThat(report())
        .containsExactly(
            "2026-03-01 jpy 5000 - 0 - 0 - 0 = 5000",
            "2026-03-01 kwd 1.230 - 0.000 - 0.000 - 0.000 = 1.230",
            "2026-03-01 usd 12.30 - 0.00 - 0.00 - 0.00 = 12.30");
  }

  @Test
  void aFeeInAnotherCurrency_standsInItsOwnLine_andIsNotConverted() {
    send(NEW.event("evt_1", "charge.updated", NOON, withFee("1", "usd", 88, "eur")));
    send(NEW.event("evt_2", "charge.updated", NOON, withFee("2", "eur", 59, "eur")));
    assertThat(report())
        .containsExactly(
            "2026-03-01 eur 20.00 - 0.00 - 0.00 - 1.47 = 18.53",
            "2026-03-01 usd 20.00 - 0.00 - 0.00 - 0.00 = 20.00");
  }

  private static Duration day(int number) {
    return Duration.ofDays(number);
  }
}
