package io.tributary.inbound;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds a place in a message by its path, whether the message is nested or flattened. */
final class Places {
  private static final int LONGEST_PATH = 300;
  private final List<JsonNode> trees;

  /**
   * Finds places.
   *
   * @param nested the tree, nested again where it was flattened
   */
  Places(JsonNode tree, JsonNode nested) {
    this.trees = List.of(tree, nested);
  }

  /** The text at a path: names joined by dots, or by {@code __}; as it is written, then folded. */
  Optional<Found> at(String path) {
    if (path.isBlank() || path.length() > LONGEST_PATH) {
      return Optional.empty();
    }
    String dotted = path.strip().replace("__", ".");
    return Stream.of(true, false)
        .flatMap(exactly -> trees.stream().flatMap(tree -> walk(tree, dotted, exactly).stream()))
        .findFirst()
        .map(found -> new Found(path.strip(), found.text(), found.isNumber()));
  }

  /** A name may hold dots itself, so that each way to cut the path is tried. */
  private static Optional<Found> walk(JsonNode node, String path, boolean exactly) {
    Optional<Found> here = child(node, path, exactly).flatMap(value -> Found.at(path, value));
    int dot = path.indexOf('.');
    while (here.isEmpty() && dot > 0) {
      String rest = path.substring(dot + 1);
      here =
          child(node, path.substring(0, dot), exactly).flatMap(next -> walk(next, rest, exactly));
      dot = path.indexOf('.', dot + 1);
    }
    return here;
  }

  private static Optional<JsonNode> child(JsonNode node, String name, boolean exactly) {
    if (node.isArray()) {
      return position(name).map(node::path).filter(found -> !found.isMissingNode());
    }
    if (exactly) {
      return Optional.of(node.path(name)).filter(found -> !found.isMissingNode());
    }
    String folded = Trees.folded(name);
    return node.properties().stream()
        .filter(each -> Trees.folded(each.getKey()).equals(folded))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<Integer> position(String name) {
    return name.matches("\\d{1,4}") ? Optional.of(Integer.parseInt(name)) : Optional.empty();
  }
}
