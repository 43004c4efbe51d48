package io.tributary.api;

import io.tributary.model.Alias;
import io.tributary.model.MoneySums;
import io.tributary.model.Share;
import io.tributary.storage.MatchReport;
import io.tributary.storage.MissingPayments;
import io.tributary.storage.MoneyQuestion;
import io.tributary.storage.MoneyReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The money of a period.
 *
 * @param from the first day, in UTC
 * @param to the last day
 * @param days newest first; days without money are left out
 * @param unknownCurrencies what is in a currency that Stripe doesn't list, and so in no total
 * @param missingPayments refunds and disputes that wait for their payment for more than a day
 */
record MoneyView(
    String from,
    String to,
    boolean test,
    List<Total> totals,
    List<DayView> days,
    List<Matches> matches,
    List<Total> unknownCurrencies,
    List<Missing> missingPayments) {

  static MoneyView of(
      MoneyQuestion question,
      List<MoneyReport.Day> days,
      List<MatchReport.Matches> matches,
      List<MissingPayments.Waiting> missing) {
    List<MoneySums> totals = MoneyReport.totals(days);
    return new MoneyView(
        question.period().first().toString(),
        question.period().last().toString(),
        question.test(),
        known(totals).map(Total::of).toList(),
        days.stream().filter(day -> day.sums().currency().isKnown()).map(DayView::of).toList(),
        matches.stream().filter(each -> each.currency().isKnown()).map(Matches::of).toList(),
        totals.stream().filter(sums -> !sums.currency().isKnown()).map(Total::of).toList(),
        missing.stream().map(Missing::of).toList());
  }

  private static Stream<MoneySums> known(List<MoneySums> sums) {
    return sums.stream().filter(each -> each.currency().isKnown());
  }

  /** One currency; net = gross - refunded - disputed - fees. */
  record Total(
      String currency,
      ValueView gross,
      ValueView refunded,
      ValueView disputed,
      ValueView fees,
      ValueView net) {
    static Total of(MoneySums sums) {
      return new Total(
          sums.currency().code(),
          ValueView.of(sums.gross()),
          ValueView.of(sums.refunded()),
          ValueView.of(sums.disputed()),
          ValueView.of(sums.fees()),
          ValueView.of(sums.net()));
    }
  }

  /** One day in one currency. */
  record DayView(
      String day,
      String currency,
      ValueView gross,
      ValueView refunded,
      ValueView disputed,
      ValueView fees,
      ValueView net) {
    static DayView of(MoneyReport.Day day) {
      Total total = Total.of(day.sums());
      return new DayView(
          day.day().toString(),
          total.currency(),
          total.gross(),
          total.refunded(),
          total.disputed(),
          total.fees(),
          total.net());
    }
  }

  /** How much of what was paid in one currency has a click. */
  record Matches(
      String currency,
      long payments,
      ValueView gross,
      Part matched,
      Part unmatched,
      List<Reason> reasons) {
    static Matches of(MatchReport.Matches of) {
      return new Matches(
          of.currency().code(),
          of.all().payments(),
          ValueView.of(of.all().gross()),
          Part.of(of.matched(), of.all()),
          Part.of(of.withoutClick(), of.all()),
          of.unmatched().stream()
              .map(
                  each ->
                      new Reason(
                          each.reason().code(),
                          each.reason().sentence(),
                          Part.of(each.paid(), of.all())))
              .toList());
    }
  }

  /**
   * A part of all payments.
   *
   * @param paymentsPercent its share of the payments, with one decimal
   * @param grossPercent its share of the money, with one decimal
   */
  record Part(long payments, String paymentsPercent, ValueView gross, String grossPercent) {
    static Part of(MatchReport.Paid part, MatchReport.Paid all) {
      return new Part(
          part.payments(),
          new Share(part.payments(), all.payments()).percent(),
          ValueView.of(part.gross()),
          new Share(part.gross().minorUnits(), all.gross().minorUnits()).percent());
    }
  }

  /** The payments without a click for one reason. */
  record Reason(String reason, String text, Part part) {}

  /** A refund or dispute whose payment nobody has told of. */
  record Missing(
      String kind,
      String id,
      ValueView amount,
      Instant since,
      String account,
      Optional<String> paymentIntent,
      Optional<String> charge) {
    static Missing of(MissingPayments.Waiting waiting) {
      return new Missing(
          Json.word(waiting.kind()),
          waiting.id(),
          ValueView.of(waiting.amount()),
          Json.time(waiting.since()),
          waiting.account().value(),
          name(waiting, Alias.Kind.PAYMENT_INTENT),
          name(waiting, Alias.Kind.CHARGE));
    }

    private static Optional<String> name(MissingPayments.Waiting waiting, Alias.Kind kind) {
      return waiting.names().stream()
          .filter(name -> name.kind() == kind)
          .map(Alias::id)
          .findFirst();
    }
  }
}
