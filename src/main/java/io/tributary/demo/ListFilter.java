package io.tributary.demo;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** One parameter by which a list of Stripe's can be narrowed. */
sealed interface ListFilter {
  /** The parameter, without brackets. */
  String parameter();

  /** Whether the parameter as sent is this one: {@code created[gte]} is {@code created}. */
  default boolean reads(String name) {
    return name.equals(parameter());
  }

  /**
   * What it lets through.
   *
   * @throws StripeError when it can't be read
   */
  Predicate<JsonNode> read(String name, List<String> values);

  /** The text is in one of these fields; a point goes deeper. */
  record Same(String parameter, List<String> fields) implements ListFilter {
    public Same {
      fields = List.copyOf(fields);
    }

    @Override
    public Predicate<JsonNode> read(String name, List<String> values) {
      String wanted = values.getFirst();
      return object -> fields.stream().anyMatch(field -> idAt(object, field).equals(wanted));
    }
  }

  /** One of a closed list of words. */
  record Word(String parameter, Set<String> words) implements ListFilter {
    public Word {
      words = Set.copyOf(words);
    }

    @Override
    public Predicate<JsonNode> read(String name, List<String> values) {
      String wanted = values.getFirst();
      if (!words.contains(wanted)) {
        String message = "Invalid %s: must be one of %s".formatted(name, String.join(", ", words));
        throw StripeError.invalid("parameter_invalid", message, name);
      }
      return object -> idAt(object, parameter).equals(wanted);
    }
  }

  /** A subscription's status; without it the cancelled ones aren't listed. */
  record SubscriptionStatus(String parameter) implements ListFilter {
    private static final String CANCELED = "canceled";

    @Override
    public Predicate<JsonNode> read(String name, List<String> values) {
      return switch (values.getFirst()) {
        case "all" -> _ -> true;
        case "ended" -> is(CANCELED).or(is("incomplete_expired"));
        default -> is(values.getFirst());
      };
    }

    static Predicate<JsonNode> notEnded() {
      return is(CANCELED).negate();
    }

    private static Predicate<JsonNode> is(String status) {
      return object -> idAt(object, "status").equals(status);
    }
  }

  /** Unix seconds, exactly or with {@code [gt]}, {@code [gte]}, {@code [lt]}, {@code [lte]}. */
  record Time(String parameter) implements ListFilter {
    @Override
    public boolean reads(String name) {
      return Set.of("", "[gt]", "[gte]", "[lt]", "[lte]")
          .contains(name.startsWith(parameter) ? name.substring(parameter.length()) : name);
    }

    @Override
    public Predicate<JsonNode> read(String name, List<String> values) {
      long bound = StripeParameters.integer(name, values.getFirst());
      String field = parameter;
      return switch (name.substring(parameter.length())) {
        case "[gt]" -> object -> object.path(field).asLong() > bound;
        case "[gte]" -> object -> object.path(field).asLong() >= bound;
        case "[lt]" -> object -> object.path(field).asLong() < bound;
        case "[lte]" -> object -> object.path(field).asLong() <= bound;
        default -> object -> object.path(field).asLong() == bound;
      };
    }
  }

  /** One type of events, a wildcard, or up to 20 types. */
  record EventType(String parameter) implements ListFilter {
    private static final int MOST_TYPES = 20;

    @Override
    public boolean reads(String name) {
      return name.equals("type") || name.equals("types[]");
    }

    @Override
    public Predicate<JsonNode> read(String name, List<String> values) {
      if (values.size() > MOST_TYPES) {
        throw StripeError.invalid("parameter_invalid", "At most 20 types can be given.", "types");
      }
      return event -> values.stream().anyMatch(wanted -> matches(idAt(event, "type"), wanted));
    }

    private static boolean matches(String type, String wanted) {
      return wanted.endsWith("*")
          ? type.startsWith(wanted.substring(0, wanted.length() - 1))
          : type.equals(wanted);
    }
  }

  /** Known, and without effect here. */
  record WithoutEffect(String parameter) implements ListFilter {
    @Override
    public Predicate<JsonNode> read(String name, List<String> values) {
      return _ -> true;
    }
  }

  /** An id or a word; of an expanded object its id. */
  private static String idAt(JsonNode object, String field) {
    JsonNode value = object;
    for (String step : field.split("\\.", -1)) {
      value = value.path(step);
    }
    return value.isObject() ? value.path("id").asString("") : value.asString("");
  }
}
