package io.tributary.dashboard;

import io.tributary.model.Measure;
import io.tributary.model.Money;
import io.tributary.model.MoneySums;
import io.tributary.storage.MoneyReport;
import java.util.List;

/** The money of each day as a table for a spreadsheet: RFC 4180, plain numbers. */
final class MoneyTable {
  private static final String LINE_END = "\r\n";

  private MoneyTable() {}

  static String of(List<MoneyReport.Day> days) {
    StringBuilder table = new StringBuilder("day,currency,gross,refunds,disputes,fees,net,note");
    table.append(LINE_END);
    for (MoneyReport.Day day : days) {
      table.append(day.day()).append(',').append(day.sums().currency());
      for (Measure measure : Measure.values()) {
        table.append(',').append(number(day.sums().of(measure)));
      }
      table.append(',').append(note(day.sums())).append(LINE_END);
    }
    return table.toString();
  }

  private static String number(Money money) {
    return money.currency().isKnown() ? money.amount() : String.valueOf(money.minorUnits());
  }

  private static String note(MoneySums sums) {
    return sums.currency().isKnown() ? "" : "minor units: Stripe lists no such currency";
  }
}
