package io.tributary.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A JSON object that a caller sent, and everything that is wrong with it. */
final class Body {
  private static final int MOST_QUOTED = 100;
  private final Optional<JsonNode> object;
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads it.
   *
   * @param example what it should look like
   * @param known the fields it may have
   */
  Body(byte[] text, String example, Set<String> known) {
    object = Json.read(text).filter(JsonNode::isObject);
    if (object.isEmpty()) {
      problems.add("The body must be a JSON object such as " + example + ".");
    }
    for (String name : object.map(JsonNode::propertyNames).orElse(Set.of())) {
      if (!known.contains(name)) {
        problems.add(
            "Unknown field \"%s\"; known are %s."
                .formatted(clipped(name), String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  /** A field that is there and not null. */
  Optional<JsonNode> field(String name) {
    return object
        .map(tree -> tree.path(name))
        .filter(node -> !node.isMissingNode() && !node.isNull());
  }

  Optional<String> text(String name) {
    Optional<JsonNode> field = field(name);
    if (field.isPresent() && !field.get().isString()) {
      problems.add("\"" + name + "\" must be a text.");
    }
    return field.filter(JsonNode::isString).map(JsonNode::stringValue);
  }

  Optional<Boolean> flag(String name) {
    Optional<JsonNode> field = field(name);
    if (field.isPresent() && !field.get().isBoolean()) {
      problems.add("\"" + name + "\" must be true or false.");
    }
    return field.filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
  }

  /** Adds something that is wrong. */
  void refuse(String problem) {
    problems.add(problem);
  }

  boolean isObject() {
    return object.isPresent();
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  static String clipped(String text) {
    return text.length() > MOST_QUOTED ? text.substring(0, MOST_QUOTED) + "…" : text;
  }
}
