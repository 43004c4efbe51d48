package io.tributary.attribution;

import io.tributary.model.MoneySums;
import io.tributary.model.Period;
import io.tributary.storage.MoneyQuestion;
import io.tributary.storage.MoneyReport;
import io.tributary.testing.StripeObjects.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Messages that came the real way, and what the money report says of a spring. */
abstract class ReportedTest extends MessageTest {
  static final Period SPRING =
      new Period(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-05-31"));

  void pay(String name, Instant at, long amount, String currency) {
    send(
        NEW.event(
            "evt_" + name, "charge.succeeded", at, NEW.charge(money(name, amount, currency), at)));
  }

  ObjectNode withFee(String name, String currency, long fee, String feeCurrency) {
    Money money = new Money("pi_" + name, "ch_" + name, "in_" + name, "cus_1", 2000, currency);
    ObjectNode charge = NEW.charge(money, NOON);
    charge
        .putObject("balance_transaction")
        .put("id", "txn_" + name)
        .put("fee", fee)
        .put("currency", feeCurrency)
        .put("created", NOON.getEpochSecond());
    return charge;
  }

  static Money money(String name, long amount, String currency) {
    return new Money("pi_" + name, "ch_" + name, "", "", amount, currency);
  }

  List<String> report() {
    return days(MoneyQuestion.live(SPRING)).stream().map(ReportedTest::text).toList();
  }

  List<MoneyReport.Day> days(MoneyQuestion question) {
    return house
        .database
        .database()
        .inTransaction(transaction -> new MoneyReport().days(transaction, question));
  }

  static String text(MoneyReport.Day day) {
    MoneySums sums = day.sums();
    return "%s %s %s - %s - %s - %s = %s"
        .formatted(
            day.day(),
            sums.currency(),
            sums.gross().amount(),
            sums.refunded().amount(),
            sums.disputed().amount(),
            sums.fees().amount(),
            sums.net().amount());
  }
}
