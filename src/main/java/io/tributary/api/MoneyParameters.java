package io.tributary.api;

import io.tributary.http.BadRequest;
import io.tributary.model.Currency;
import io.tributary.model.Measure;
import io.tributary.model.Period;
import io.tributary.storage.MoneyQuestion;
import io.tributary.storage.MoneyRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a query that asks for money of a period, or for the payments behind a number. */
final class MoneyParameters {
  private static final int DEFAULT_DAYS = 30;

  private MoneyParameters() {}

  /** The money asked for: live, and of the last 30 days, where nothing else is said. */
  static MoneyQuestion question(Parameters parameters, Instant now) {
    return new MoneyQuestion(
        period(parameters, now),
        parameters.flag("test").orElse(false),
        parameters.text("site"),
        parameters.text("account"));
  }

  /** The rows behind a number; all that names the number, or nothing of it, must be given. */
  static Optional<MoneyRows> rows(Parameters parameters) {
    Optional<Measure> measure = parameters.oneOf("money", Measure.values(), Json::word);
    Optional<LocalDate> from = parameters.day("from");
    Optional<LocalDate> to = parameters.day("to");
    Optional<Currency> currency = parameters.currency("currency");
    if (measure.isEmpty() && from.isEmpty() && to.isEmpty() && currency.isEmpty()) {
      return Optional.empty();
    }
    requireAll(Map.of("money", measure, "from", from, "to", to, "currency", currency));
    Period period = period(from.orElseThrow(), to.orElseThrow());
    return Optional.of(new MoneyRows(measure.orElseThrow(), period, currency.orElseThrow()));
  }

  private static void requireAll(Map<String, Optional<?>> values) {
    List<String> missing =
        values.keySet().stream().filter(name -> isMissing(values, name)).sorted().toList();
    if (!missing.isEmpty()) {
      throw new BadRequest(
          "money, from, to and currency name one number of the money report together; give "
              + String.join(", ", missing)
              + ", too.");
    }
  }

  private static boolean isMissing(Map<String, Optional<?>> values, String name) {
    return values.getOrDefault(name, Optional.empty()).isEmpty();
  }

  private static Period period(Parameters parameters, Instant now) {
    LocalDate to = parameters.day("to").orElse(Period.day(now));
    return period(parameters.day("from").orElse(to.minusDays(DEFAULT_DAYS - 1L)), to);
  }

  private static Period period(LocalDate from, LocalDate to) {
    try {
      return new Period(from, to);
    } catch (IllegalArgumentException refused) {
      throw new BadRequest(String.valueOf(refused.getMessage()));
    }
  }
}
