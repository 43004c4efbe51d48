package io.tributary.dashboard;

import io.tributary.http.BadRequest;
import io.tributary.http.Query;
import io.tributary.model.Currency;
import io.tributary.model.Measure;
import io.tributary.model.UnmatchedReason;
import io.tributary.storage.MoneyQuestion;
import io.tributary.storage.MoneyRows;
import io.tributary.storage.PaymentFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which payments the list shows, as its address says it.
 *
 * @param matched only matched, or only unmatched ones
 * @param reason only those without a click for that reason
 * @param rows only those behind a number of the money page
 */
public record PaymentsQuery(
    boolean test,
    Optional<Boolean> matched,
    Optional<UnmatchedReason> reason,
    Optional<String> site,
    Optional<String> account,
    Optional<MoneyRows> rows) {
  static final List<String> NAMES =
      List.of("test", "matched", "reason", "site", "account", "money", "from", "to", "currency");

  static PaymentsQuery read(Query query) {
    Asked asked = new Asked(query);
    return new PaymentsQuery(
        asked.flag("test").orElse(false),
        asked.flag("matched"),
        asked.oneOf("reason", UnmatchedReason.values()),
        asked.text("site"),
        asked.text("account"),
        rows(asked));
  }

  /** The payments behind one number of the money page. */
  static PaymentsQuery behind(MoneyQuestion question, Measure measure, Currency currency) {
    return new PaymentsQuery(
        question.test(),
        Optional.empty(),
        Optional.empty(),
        question.site(),
        question.account(),
        Optional.of(new MoneyRows(measure, question.period(), currency)));
  }

  private static Optional<MoneyRows> rows(Asked asked) {
    Optional<Measure> measure = asked.oneOf("money", Measure.values());
    Optional<LocalDate> from = asked.day("from");
    Optional<LocalDate> to = asked.day("to");
    Optional<Currency> currency = asked.currency("currency");
    if (measure.isEmpty() && from.isEmpty() && to.isEmpty() && currency.isEmpty()) {
      return Optional.empty();
    }
    if (measure.isEmpty() || from.isEmpty() || to.isEmpty() || currency.isEmpty()) {
      throw new BadRequest(
          "money, from, to and currency name a number together; open it from the Money page.");
    }
    return Optional.of(
        new MoneyRows(measure.get(), Asked.period(from.get(), to.get()), currency.get()));
  }

  PaymentsQuery of(Optional<Boolean> otherMatched) {
    return new PaymentsQuery(test, otherMatched, reason, site, account, rows);
  }

  PaymentsQuery of(UnmatchedReason otherReason) {
    return new PaymentsQuery(test, matched, Optional.of(otherReason), site, account, rows);
  }

  PaymentsQuery inMode(boolean otherTest) {
    return new PaymentsQuery(otherTest, matched, reason, site, account, rows);
  }

  PaymentFilter filter() {
    return new PaymentFilter(
        Optional.empty(),
        Optional.of(test),
        matched,
        Optional.empty(),
        Optional.empty(),
        site,
        account,
        reason,
        rows);
  }

  /** The list's address. */
  public String address() {
    Address address =
        new Address("/")
            .where("test", test)
            .with("matched", matched.map(String::valueOf))
            .with("reason", reason.map(Asked::word))
            .with("site", site)
            .with("account", account);
    rows.ifPresent(
        wanted ->
            address
                .with("money", Asked.word(wanted.measure()))
                .with("from", wanted.period().first().toString())
                .with("to", wanted.period().last().toString())
                .with("currency", wanted.currency().code()));
    return address.toString();
  }

  /** Whether it shows a part of all payments that only an address can name. */
  public boolean isNarrowed() {
    return rows.isPresent() || reason.isPresent() || site.isPresent() || account.isPresent();
  }
}
