package io.tributary.api;

import io.tributary.http.BadRequest;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.model.Currency;
import io.tributary.model.Period;
import io.tributary.storage.PageRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The query of a request, held strictly against the names that its address knows. */
final class Parameters {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST_LIMIT = 500;
  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The query of an address that takes none. */
  static void none(Request request) {
    read(request, List.of());
  }

  /** The query of an address that takes those and no page. */
  static Parameters of(Request request, List<String> names) {
    return read(request, names);
  }

  /** The query of a list: a page, and those filters. */
  static Parameters ofList(Request request, List<String> filters) {
    List<String> known = new ArrayList<>(List.of("limit", "cursor"));
    known.addAll(filters);
    return read(request, known);
  }

  private static Parameters read(Request request, List<String> known) {
    Map<String, String> values = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (Query.Parameter parameter : request.query().all()) {
      if (!known.contains(parameter.name())) {
        unknown.add(quoted(parameter.name()));
      } else if (values.putIfAbsent(parameter.name(), parameter.value()) != null) {
        throw new BadRequest(quoted(parameter.name()) + " is given twice; give it once.");
      }
    }
    if (!unknown.isEmpty()) {
      throw new BadRequest(unknownNames(unknown, known));
    }
    return new Parameters(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<Boolean> flag(String name) {
    return text(name)
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw bad(name, value, "true or false");
                });
  }

  /** One of a closed list of values. */
  <T> Optional<T> oneOf(String name, T[] all, Function<T, String> spelling) {
    return text(name)
        .map(
            value ->
                Arrays.stream(all)
                    .filter(candidate -> spelling.apply(candidate).equals(value))
                    .findFirst()
                    .orElseThrow(() -> bad(name, value, choices(all, spelling))));
  }

  /** An id of ours. */
  <T> Optional<T> id(String name, Function<String, Optional<T>> parser) {
    return text(name)
        .map(
            value ->
                parser
                    .apply(value)
                    .orElseThrow(() -> bad(name, value, "an id of 26 letters and digits")));
  }

  /** A day. */
  Optional<LocalDate> day(String name) {
    return text(name)
        .map(
            value ->
                Period.day(value)
                    .orElseThrow(() -> bad(name, value, "a day from 1970 on, like 2026-03-31")));
  }

  /** Three letters. */
  Optional<Currency> currency(String name) {
    return text(name)
        .map(
            value ->
                Currency.parse(value)
                    .orElseThrow(() -> bad(name, value, "three letters, like usd")));
  }

  /** How many items the caller wants. */
  int limit() {
    String value = text("limit").orElse(String.valueOf(DEFAULT_LIMIT));
    int limit = value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
    if (limit < 1 || limit > MOST_LIMIT) {
      throw bad("limit", value, "a number from 1 to " + MOST_LIMIT);
    }
    return limit;
  }

  /** The rows of the page and one more, which tells whether another page follows. */
  PageRequest page() {
    int rows = limit() + 1;
    return text("cursor")
        .map(cursor -> PageRequest.after(cursor, rows).orElseThrow(Parameters::badCursor))
        .orElseGet(() -> PageRequest.first(rows));
  }

  private static BadRequest badCursor() {
    return new BadRequest(
        "\"cursor\" is none of ours; give the \"next\" of the page before, or none to begin.");
  }

  private static BadRequest bad(String name, String value, String wanted) {
    return new BadRequest(quoted(name) + " must be " + wanted + ", not " + quoted(value) + ".");
  }

  private static <T> String choices(T[] all, Function<T, String> spelling) {
    return Arrays.stream(all).map(spelling).collect(Collectors.joining(", ", "one of ", ""));
  }

  private static String unknownNames(List<String> unknown, List<String> known) {
    String takes = known.isEmpty() ? "none" : String.join(", ", known);
    return "Unknown query parameters: "
        + String.join(", ", unknown)
        + "; known here: "
        + takes
        + ".";
  }

  private static String quoted(String text) {
    return '"' + (text.length() > 100 ? text.substring(0, 100) + "…" : text) + '"';
  }
}
