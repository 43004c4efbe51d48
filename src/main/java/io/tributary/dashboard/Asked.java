package io.tributary.dashboard;

import io.tributary.http.BadRequest;
import io.tributary.http.Query;
import io.tributary.model.Currency;
import io.tributary.model.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The query of a page, read strictly: what can't be meant is told, and never passed over. */
record Asked(Query query) {
  /** A value that isn't empty, as forms send fields that nobody filled in. */
  Optional<String> text(String name) {
    return query.first(name).filter(value -> !value.isEmpty());
  }

  Optional<Boolean> flag(String name) {
    return text(name)
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new BadRequest(name + " is true or false.");
                });
  }

  Optional<LocalDate> day(String name) {
    return text(name)
        .map(
            value ->
                Period.day(value)
                    .orElseThrow(
                        () -> new BadRequest(name + " is a day from 1970 on, like 2026-03-31.")));
  }

  Optional<Currency> currency(String name) {
    return text(name)
        .map(
            value ->
                Currency.parse(value)
                    .orElseThrow(() -> new BadRequest(name + " is three letters, like usd.")));
  }

  /** A whole number within limits. */
  Optional<Integer> number(String name, int most) {
    return text(name)
        .map(
            value -> {
              int number = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
              if (number < 1 || number > most) {
                throw new BadRequest(name + " is a number from 1 to " + most + ".");
              }
              return number;
            });
  }

  /** A constant in small letters. */
  <T extends Enum<T>> Optional<T> oneOf(String name, T[] all) {
    return text(name)
        .map(
            value ->
                Arrays.stream(all)
                    .filter(candidate -> word(candidate).equals(value))
                    .findFirst()
                    .orElseThrow(() -> new BadRequest(name + " has no such value.")));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The period from one day to the other. */
  static Period period(LocalDate from, LocalDate to) {
    try {
      return new Period(from, to);
    } catch (IllegalArgumentException refused) {
      throw new BadRequest(String.valueOf(refused.getMessage()));
    }
  }
}
