package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.Currency;
import io.tributary.model.Money;
import io.tributary.model.SiteRules;
import io.tributary.model.SiteRules.Occasion;
import io.tributary.model.StandardEvent;
import io.tributary.model.ValueBasis;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A version of a site's rules as the owner typed it.
 *
 * @param from a day; blank is now
 * @param toldRenewals a number; blank tells all
 * @param predicted amounts such as {@code 20.00 USD}, one a line
 * @param customerDays a number; blank is never
 */
public record RulesForm(
    String from,
    ValueBasis basis,
    String toldRenewals,
    Map<Occasion, StandardEvent> events,
    String predicted,
    String customerDays,
    String emailDays) {
  private static final Pattern AMOUNT =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,3})?)\\s*([A-Za-z]{3})");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final int MOST_CURRENCIES = 50;

  public RulesForm {
    events = Map.copyOf(events);
  }

  static RulesForm of(SiteRules rules) {
    return new RulesForm(
        "",
        rules.basis(),
        rules.toldRenewals().map(String::valueOf).orElse(""),
        rules.events(),
        rules.predicted().stream()
            .map(money -> money.amount() + " " + Shown.code(money))
            .collect(Collectors.joining("\n")),
        days(rules.customerWindow()),
        days(rules.emailWindow()));
  }

  private static String days(Optional<Duration> window) {
    return window.map(Duration::toDays).map(String::valueOf).orElse("");
  }

  static RulesForm read(Query form) {
    Map<Occasion, StandardEvent> events = new EnumMap<>(Occasion.class);
    for (Occasion occasion : Occasion.values()) {
      SiteRules.CHOICE.stream()
          .filter(event -> form.first(occasion.name()).equals(Optional.of(event.toString())))
          .filter(event -> event != occasion.usual())
          .forEach(event -> events.put(occasion, event));
    }
    return new RulesForm(
        text(form, "from"),
        Arrays.stream(ValueBasis.values())
            .filter(basis -> form.first("basis").equals(Optional.of(basis.name())))
            .findFirst()
            .orElse(ValueBasis.GROSS),
        text(form, "toldRenewals"),
        events,
        text(form, "predicted"),
        text(form, "customerDays"),
        text(form, "emailDays"));
  }

  private static String text(Query form, String name) {
    return form.first(name).orElse("").strip();
  }

  /** What is wrong, by field. */
  Map<String, String> objections() {
    Map<String, String> objections = new LinkedHashMap<>();
    if (!from.isEmpty() && day().isEmpty()) {
      objections.put("from", "Write a day from 2010 to 2099, or leave it empty for now.");
    }
    number("toldRenewals", toldRenewals, 0, SiteRules.MOST_RENEWALS, objections);
    number("customerDays", customerDays, 1, SiteRules.LONGEST_WINDOW, objections);
    number("emailDays", emailDays, 1, SiteRules.LONGEST_WINDOW, objections);
    objectionToPredicted().ifPresent(objection -> objections.put("predicted", objection));
    return objections;
  }

  private static void number(
      String field, String text, int least, int most, Map<String, String> objections) {
    boolean isNumber = NUMBER.matcher(text).matches();
    int typed = isNumber ? Integer.parseInt(text) : -1;
    boolean isFit = text.isEmpty() || (typed >= least && typed <= most);
    if (!isFit) {
      objections.put(
          field, "Write a whole number from " + least + " to " + most + ", or leave it empty.");
    }
  }

  private Optional<String> objectionToPredicted() {
    List<String> lines = lines();
    for (String line : lines) {
      if (money(line).isEmpty()) {
        return Optional.of(
            "“"
                + clipped(line)
                + "” is no amount; write one like 20.00 USD, or 2000 JPY without decimals.");
      }
    }
    long currencies =
        lines.stream()
            .flatMap(line -> money(line).stream())
            .map(Money::currency)
            .distinct()
            .count();
    return currencies == lines.size() && lines.size() <= MOST_CURRENCIES
        ? Optional.empty()
        : Optional.of("One amount for each currency, and at most " + MOST_CURRENCIES + ".");
  }

  private static String clipped(String line) {
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }

  /**
   * The rules, when there is no objection.
   *
   * @param now what they hold from, where no day was typed
   */
  SiteRules rules(Instant now) {
    return new SiteRules(
        from.isEmpty() ? now.truncatedTo(ChronoUnit.SECONDS) : day().orElseThrow(),
        basis,
        optional(toldRenewals),
        events,
        lines().stream().flatMap(line -> money(line).stream()).toList(),
        optional(customerDays).map(Duration::ofDays),
        optional(emailDays).map(Duration::ofDays));
  }

  private static Optional<Integer> optional(String number) {
    return number.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(number));
  }

  private Optional<Instant> day() {
    try {
      return Optional.of(LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant())
          .filter(day -> !day.isBefore(SiteRules.EARLIEST) && day.isBefore(SiteRules.LATEST));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(predicted.lines().map(String::strip).toList());
    lines.removeIf(String::isEmpty);
    return lines;
  }

  private static Optional<Money> money(String line) {
    Matcher matcher = AMOUNT.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Currency currency = new Currency(matcher.group(2).toLowerCase(Locale.ROOT));
    try {
      long units =
          new BigDecimal(matcher.group(1)).movePointRight(currency.decimals()).longValueExact();
      return Optional.of(new Money(units, currency))
          .filter(money -> units > 0 && units <= SiteRules.MOST_PREDICTED);
    } catch (ArithmeticException tooFine) {
      return Optional.empty();
    }
  }
}
