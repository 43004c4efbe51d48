package io.tributary.demo;

import io.tributary.http.Query;
import io.tributary.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a request says, from its address or its form: {@code types[0]} is {@code types[]}. */
final class StripeParameters {
  private final Map<String, List<String>> values;

  private StripeParameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads parameters.
   *
   * @throws StripeError when one is empty
   */
  static StripeParameters of(Query query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Query.Parameter parameter : query.all()) {
      String name = parameter.name().replaceFirst("\\[\\d+]$", "[]");
      if (parameter.value().isEmpty()) {
        String message = "You passed an empty string for '" + name + "'; leave it out instead.";
        throw StripeError.invalid("parameter_invalid_empty", message, name);
      }
      values.computeIfAbsent(name, _ -> new ArrayList<>()).add(parameter.value());
    }
    return new StripeParameters(values);
  }

  /** The form in a request's body. */
  static Query form(Request request) {
    return Query.parse(new String(request.body(), StandardCharsets.UTF_8));
  }

  Set<String> names() {
    return values.keySet();
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Refuses every name but these; {@code metadata[…]} goes by its first word. */
  void allowOnly(Set<String> known) {
    for (String name : names()) {
      if (!known.contains(name) && !known.contains(name.replaceFirst("\\[\\w+]$", "[*]"))) {
        throw StripeError.unknownParameter(name);
      }
    }
  }

  static long integer(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException garbage) {
      throw StripeError.invalid("parameter_invalid_integer", "Invalid integer: " + text, name);
    }
  }
}
