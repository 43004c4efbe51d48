package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.Period;
import io.tributary.storage.MoneyQuestion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which money the page shows, as its address says it.
 *
 * @param days the last so many days, where no dates were chosen
 */
record MoneyAsked(MoneyQuestion question, Optional<Integer> days) {
  static final int DEFAULT_DAYS = 30;

  static MoneyAsked read(Query query, Instant now) {
    Asked asked = new Asked(query);
    Optional<LocalDate> from = asked.day("from");
    Optional<LocalDate> to = asked.day("to");
    Optional<Integer> days =
        from.isPresent() || to.isPresent()
            ? Optional.empty()
            : asked.number("days", Period.MOST_DAYS).or(() -> Optional.of(DEFAULT_DAYS));
    LocalDate last = to.orElse(Period.day(now));
    LocalDate first = from.orElse(last.minusDays(days.orElse(DEFAULT_DAYS) - 1L));
    return new MoneyAsked(
        new MoneyQuestion(
            Asked.period(first, last),
            asked.flag("test").orElse(false),
            asked.text("site"),
            asked.text("account")),
        days);
  }

  /** The same, of the last so many days. */
  MoneyAsked last(int otherDays) {
    return new MoneyAsked(question, Optional.of(otherDays));
  }

  MoneyAsked inMode(boolean test) {
    return new MoneyAsked(
        new MoneyQuestion(question.period(), test, question.site(), question.account()), days);
  }

  /** The address that asks for it, below that path. */
  String address(String path) {
    Address address =
        new Address(path)
            .where("test", question.test())
            .with("site", question.site())
            .with("account", question.account());
    if (days.isPresent()) {
      return address
          .with("days", days.filter(n -> n != DEFAULT_DAYS).map(String::valueOf))
          .toString();
    }
    return address
        .with("from", question.period().first().toString())
        .with("to", question.period().last().toString())
        .toString();
  }
}
