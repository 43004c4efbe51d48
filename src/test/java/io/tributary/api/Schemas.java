package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Holds answers against the schemas of the API's description, and remembers which it has seen. */
final class Schemas {
  private static final String PREFIX = "#/components/schemas/";
  private final JsonNode all;
  private final Set<String> seen = new TreeSet<>();

  Schemas(JsonNode description) {
    all = description.path("components").path("schemas");
  }

  /** The schemas that some answer had to fit. */
  Set<String> seen() {
    return seen;
  }

  Set<String> known() {
    return new TreeSet<>(ApiServer.names(all));
  }

  JsonNode named(String name) {
    return all.path(name);
  }

  /** The answer has every field of that schema and no other, each of the right type. */
  void fits(String name, JsonNode answer) {
    assertThat(all.has(name)).as("schema " + name).isTrue();
    seen.add(name);
    fits(all.path(name), answer, name);
  }

  private void fits(JsonNode schema, JsonNode answer, String at) {
    if (schema.has("$ref")) {
      fits(schema.path("$ref").stringValue().substring(PREFIX.length()), answer);
      return;
    }
    if (schema.has("oneOf")) {
      if (!answer.isNull()) {
        fits(schema.path("oneOf").path(0), answer, at);
      }
      return;
    }
    plainFits(schema, answer, at);
  }

  private void plainFits(JsonNode schema, JsonNode answer, String at) {
    hasType(schema, answer, at);
    if (schema.has("enum")) {
      assertThat(schema.path("enum")).as(at).contains(answer);
    }
    if (schema.has("properties")) {
      fieldsFit(schema, answer, at);
    }
    for (JsonNode item : schema.has("items") ? answer : List.<JsonNode>of()) {
      fits(schema.path("items"), item, at + "[]");
    }
  }

  private void fieldsFit(JsonNode schema, JsonNode answer, String at) {
    JsonNode properties = schema.path("properties");
    assertThat(ApiServer.names(properties)).as(at).containsAll(ApiServer.names(answer));
    for (JsonNode required : schema.path("required")) {
      assertThat(answer.has(required.stringValue())).as(at + "." + required).isTrue();
    }
    for (String name : ApiServer.names(answer)) {
      fits(properties.path(name), answer.path(name), at + "." + name);
    }
  }

  private static void hasType(JsonNode schema, JsonNode answer, String at) {
    if (!schema.has("type")) {
      return;
    }
    String type =
        switch (answer.getNodeType()) {
          case STRING -> "string";
          case NUMBER -> "integer";
          case BOOLEAN -> "boolean";
          case ARRAY -> "array";
          case OBJECT -> "object";
          default -> "null";
        };
    JsonNode types = schema.path("type");
    assertThat(types.isArray() ? types.toString() : '"' + types.stringValue() + '"')
        .as(at)
        .contains('"' + type + '"');
  }
}
