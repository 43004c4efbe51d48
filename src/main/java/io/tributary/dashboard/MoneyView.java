package io.tributary.dashboard;

import io.tributary.model.Currency;
import io.tributary.model.Measure;
import io.tributary.model.Money;
import io.tributary.model.MoneySums;
import io.tributary.model.Period;
import io.tributary.model.UnmatchedReason;
import io.tributary.storage.MatchReport;
import io.tributary.storage.MissingPayments;
import io.tributary.storage.MoneyQuestion;
import io.tributary.storage.MoneyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The money of a period.
 *
 * @param days newest first, in every currency
 * @param shares how much of each currency has a click
 * @param missing refunds and disputes whose payment never came
 */
public record MoneyView(
    MoneyAsked asked,
    List<MoneyReport.Day> days,
    List<MatchReport.Matches> shares,
    List<MissingPayments.Waiting> missing,
    Selection site,
    Selection account) {
  private static final List<Integer> CHOICES = List.of(7, 30, 90, 365);
  private static final int MOST_ROWS = 1_000;

  public MoneyView {
    days = List.copyOf(days);
    shares = List.copyOf(shares);
    missing = List.copyOf(missing);
  }

  /** A number and the address of its rows; none where there is nothing to open. */
  public record Figure(Money money, Optional<String> address) {}

  /** One value of a selection. */
  public record Option(String value, String text) {}

  /**
   * What a form lets choose.
   *
   * @param options empty where there is nothing to choose between
   */
  public record Selection(Optional<String> chosen, List<Option> options) {
    public Selection {
      options = List.copyOf(options);
    }

    static Selection of(Optional<String> chosen, List<Option> known) {
      List<Option> options = new ArrayList<>(known);
      chosen
          .filter(value -> known.stream().noneMatch(option -> option.value().equals(value)))
          .ifPresent(value -> options.add(new Option(value, value)));
      return new Selection(chosen, options.size() > 1 ? options : List.of());
    }
  }

  public boolean test() {
    return question().test();
  }

  public MoneyQuestion question() {
    return asked.question();
  }

  /** Live or test. */
  public List<PaymentsView.Choice> modes() {
    return List.of(
        new PaymentsView.Choice("Live", asked.inMode(false).address("/money"), !test()),
        new PaymentsView.Choice("Test", asked.inMode(true).address("/money"), test()));
  }

  /** The last so many days. */
  public List<PaymentsView.Choice> periods() {
    return CHOICES.stream()
        .map(
            days ->
                new PaymentsView.Choice(
                    days + " days",
                    asked.last(days).address("/money"),
                    asked.days().equals(Optional.of(days))))
        .toList();
  }

  public String spreadsheet() {
    return asked.address("/money.csv");
  }

  /** What each currency brought, by code. */
  public List<MoneySums> totals() {
    return MoneyReport.totals(rows());
  }

  /** The lines of the table. */
  public List<MoneyReport.Day> rows() {
    return days.stream().filter(day -> day.sums().currency().isKnown()).toList();
  }

  /** Those that the page has room for. */
  public List<MoneyReport.Day> shownRows() {
    List<MoneyReport.Day> rows = rows();
    return rows.subList(0, Math.min(MOST_ROWS, rows.size()));
  }

  public boolean isCut() {
    return rows().size() > MOST_ROWS;
  }

  public boolean isMissingCut() {
    return missing.size() >= MissingPayments.MOST;
  }

  /** What is in currencies that Stripe doesn't list. */
  public List<MoneySums> unknown() {
    return MoneyReport.totals(
        days.stream().filter(day -> !day.sums().currency().isKnown()).toList());
  }

  /** The shares of the currencies that Stripe lists. */
  public List<MatchReport.Matches> matches() {
    return shares.stream().filter(share -> share.currency().isKnown()).toList();
  }

  /** Each day's gross as a bar. */
  public List<Bars.Bar> bars(Currency currency) {
    return Bars.of(question().period(), currency, days);
  }

  /** The numbers of a day. */
  public Figure figure(MoneyReport.Day day, Measure measure) {
    Period period = new Period(day.day(), day.day());
    MoneyQuestion ofDay =
        new MoneyQuestion(period, test(), question().site(), question().account());
    return figure(ofDay, day.sums(), measure);
  }

  /** The numbers of the whole period. */
  public Figure figure(MoneySums sums, Measure measure) {
    return figure(question(), sums, measure);
  }

  /** The payments without a click for a reason. */
  public String address(MatchReport.Matches matches, UnmatchedReason reason) {
    return paid(matches).of(reason).address();
  }

  /** The payments with a click, or without. */
  public String address(MatchReport.Matches matches, boolean isMatched) {
    return paid(matches).of(Optional.of(isMatched)).address();
  }

  private PaymentsQuery paid(MatchReport.Matches matches) {
    return PaymentsQuery.behind(question(), Measure.GROSS, matches.currency());
  }

  private static Figure figure(MoneyQuestion question, MoneySums sums, Measure measure) {
    Money money = sums.of(measure);
    String address = PaymentsQuery.behind(question, measure, sums.currency()).address();
    boolean hasRows = measure == Measure.NET || !money.isZero();
    return new Figure(money, hasRows ? Optional.of(address) : Optional.empty());
  }
}
