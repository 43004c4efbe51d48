package io.tributary.inbound;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds a place in a message by its path, whether the message is nested or flattened. */
final class Places {
  private static final int LONGEST_PATH = 300;
  private final List<JsonNode> trees;

  /** A wide object is folded once a message, however many places are looked for in it. */
  private final IdentityHashMap<JsonNode, Map<String, JsonNode>> folded = new IdentityHashMap<>();

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
  private Optional<Found> walk(JsonNode node, String path, boolean exactly) {
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

  private Optional<JsonNode> child(JsonNode node, String name, boolean exactly) {
    if (node.isArray()) {
      return position(name).map(node::path).filter(found -> !found.isMissingNode());
    }
    if (exactly) {
      return Optional.of(node.path(name)).filter(found -> !found.isMissingNode());
    }
    return Optional.ofNullable(
        folded.computeIfAbsent(node, Places::byFoldedName).get(Trees.folded(name)));
  }

  /** Of names that are the same when folded, the first counts. */
  private static Map<String, JsonNode> byFoldedName(JsonNode node) {
    Map<String, JsonNode> members = new HashMap<>();
    node.properties()
        .forEach(each -> members.putIfAbsent(Trees.folded(each.getKey()), each.getValue()));
    return members;
  }

  private static Optional<Integer> position(String name) {
    return name.matches("\\d{1,4}") ? Optional.of(Integer.parseInt(name)) : Optional.empty();
  }
}
