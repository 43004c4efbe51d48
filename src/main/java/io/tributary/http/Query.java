package io.tributary.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query string or form body: names and values in order, decoded leniently. */
public final class Query {
  private static final int MOST_PARAMETERS = 200;
  private static final Query NONE = new Query("", List.of());
  private final String raw;
  private final List<Parameter> parameters;

  /** One name and value, both decoded. */
  public record Parameter(String name, String value) {}

  private Query(String raw, List<Parameter> parameters) {
    this.raw = raw;
    this.parameters = List.copyOf(parameters);
  }

  /**
   * Reads {@code a=1&b=2}; a broken escape stays as it is, NUL is removed; at most 200 parameters
   * are read.
   */
  public static Query parse(String raw) {
    if (raw.isEmpty()) {
      return NONE;
    }
    List<Parameter> parameters = new ArrayList<>();
    int from = 0;
    while (from < raw.length() && parameters.size() < MOST_PARAMETERS) {
      int end = raw.indexOf('&', from);
      int to = end < 0 ? raw.length() : end;
      if (to > from) {
        parameters.add(parameter(raw, from, to));
      }
      from = to + 1;
    }
    return new Query(raw, parameters);
  }

  private static Parameter parameter(String raw, int from, int to) {
    int equals = raw.indexOf('=', from, to);
    return equals < 0
        ? new Parameter(decode(raw.substring(from, to)), "")
        : new Parameter(decode(raw.substring(from, equals)), decode(raw.substring(equals + 1, to)));
  }

  /** The query as it was sent, without the question mark. */
  public String raw() {
    return raw;
  }

  public List<Parameter> all() {
    return parameters;
  }

  /** The first value of that exact name. */
  public Optional<String> first(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }

  private static String decode(String text) {
    return Text.decode(text, true);
  }

  @Override
  public String toString() {
    return "Query[" + parameters.size() + " parameters]";
  }
}
