package io.tributary.api;

import io.tributary.http.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The fields of a JSON object that a caller sent, held strictly against those that are known;
 * gathers everything that is wrong. No message repeats a value, which may be a secret.
 */
final class Fields {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private final JsonNode tree;
  private final List<String> problems = new ArrayList<>();

  private Fields(JsonNode tree) {
    this.tree = tree;
  }

  static Fields read(byte[] body, String... known) {
    Optional<JsonNode> object = Json.read(body).filter(JsonNode::isObject);
    Fields fields = new Fields(object.orElseGet(JsonNodeFactory.instance::objectNode));
    if (object.isEmpty()) {
      fields.problems.add("The body must be a JSON object with " + String.join(", ", known) + ".");
    }
    for (String name : fields.tree.propertyNames()) {
      if (!List.of(known).contains(name)) {
        fields.problems.add(
            "Unknown field \"%s\"; known are %s."
                .formatted(clipped(name), String.join(", ", known)));
      }
    }
    return fields;
  }

  /** Whether it was sent, as null or with a value. */
  boolean has(String name) {
    return tree.has(name);
  }

  /** A text; empty when it is null or wasn't sent. */
  Optional<String> text(String name) {
    if (!tree.hasNonNull(name)) {
      return Optional.empty();
    }
    if (!tree.path(name).isString()) {
      problems.add("\"" + name + "\" must be a text.");
      return Optional.empty();
    }
    return Optional.of(tree.path(name).stringValue());
  }

  /** True or false; empty when it is null or wasn't sent. */
  Optional<Boolean> flag(String name) {
    if (!tree.hasNonNull(name)) {
      return Optional.empty();
    }
    if (!tree.path(name).isBoolean()) {
      problems.add("\"" + name + "\" must be true or false.");
      return Optional.empty();
    }
    return Optional.of(tree.path(name).booleanValue());
  }

  /** One of a closed list; empty when it is null or wasn't sent. */
  <T> Optional<T> oneOf(String name, T[] all, Function<T, String> spelling) {
    Optional<String> text = text(name);
    Optional<T> found =
        text.flatMap(
            value ->
                Arrays.stream(all).filter(each -> spelling.apply(each).equals(value)).findFirst());
    if (text.isPresent() && found.isEmpty()) {
      String choices = Arrays.stream(all).map(spelling).collect(Collectors.joining(", "));
      problems.add("\"" + name + "\" must be one of " + choices + ".");
    }
    return found;
  }

  /** A list of texts; empty when it is null or wasn't sent. */
  List<String> texts(String name) {
    JsonNode list = tree.path(name);
    if (!tree.hasNonNull(name)) {
      return List.of();
    }
    if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
      problems.add("\"" + name + "\" must be a list of texts.");
      return List.of();
    }
    return list.valueStream().map(JsonNode::stringValue).toList();
  }

  /** A list; empty when it is null, wasn't sent, or is none. */
  Optional<JsonNode> list(String name) {
    return Optional.of(tree.path(name)).filter(JsonNode::isArray);
  }

  /** The fields of an object within this one; empty when it is null or wasn't sent. */
  Optional<Fields> object(String name, String... known) {
    return tree.hasNonNull(name)
        ? Optional.of(read(Json.write(tree.path(name)), known))
        : Optional.empty();
  }

  /** What is wrong with an object within this one is wrong with this. */
  void takeProblems(Fields inner) {
    problems.addAll(inner.problems);
  }

  boolean isSound() {
    return problems.isEmpty();
  }

  /** A text that must be there; empty when it isn't, which is a problem then. */
  Optional<String> required(String name, String what) {
    if (!tree.hasNonNull(name)) {
      problems.add("\"" + name + "\" is missing: " + what + ".");
    }
    return text(name);
  }

  /** A time; empty when it is null or wasn't sent. */
  Optional<Instant> time(String name) {
    Optional<String> text = text(name);
    Optional<Instant> time = text.flatMap(Fields::instant);
    if (text.isPresent() && time.isEmpty()) {
      problems.add("\"" + name + "\" must be a time such as 2026-11-05T09:30:00Z.");
    }
    return time;
  }

  /** Within the years that can be counted on from; empty for anything else. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(time -> time.isAfter(EARLIEST) && time.isBefore(LATEST));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** Notes what a value must be, if anything is wrong with it. */
  Fields mustBe(String name, Optional<String> objection) {
    objection.ifPresent(wrong -> problems.add("\"" + name + "\" must " + wrong));
    return this;
  }

  /** Notes a whole sentence about what is wrong, if anything is. */
  Fields refuseIf(Optional<String> objection) {
    objection.ifPresent(problems::add);
    return this;
  }

  /** The answer when anything is wrong. */
  Optional<Response> refusal() {
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(Problem.of(400, String.join(" ", problems), problems));
  }

  private static String clipped(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }
}
