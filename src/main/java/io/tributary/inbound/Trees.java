package io.tributary.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as a lenient tree: decimals stay exact, and nothing hostile gets deeper than it may. */
final class Trees {
  private static final int MOST_DEPTH = 64;
  private static final int LONGEST_NUMBER = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Trees() {}

  /** Reads JSON; empty for anything else. */
  static Optional<JsonNode> json(String text) {
    try {
      return Optional.ofNullable(
              MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text))
          .filter(tree -> !tree.isMissingNode());
    } catch (JacksonException | NumberFormatException notJson) { // the latter: 1E2147483648
      return Optional.empty();
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  static String text(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }

  /** The objects in a body: itself, or those in an array; anything else in one is left out. */
  static List<JsonNode> objects(JsonNode body) {
    List<JsonNode> objects = new ArrayList<>();
    if (body.isObject()) {
      objects.add(body);
    }
    if (body.isArray()) {
      body.valueStream().filter(JsonNode::isObject).forEach(objects::add);
    }
    return objects;
  }

  /** A name as it is compared: lower case, without {@code _}, {@code -} and blanks. */
  static String folded(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (char letter : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (letter != '_' && letter != '-' && letter != ' ') {
        folded.append(letter);
      }
    }
    return folded.toString();
  }
}
