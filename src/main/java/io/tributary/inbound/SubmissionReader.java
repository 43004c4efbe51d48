package io.tributary.inbound;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Submissions as the inbox keeps them: JSON with the version of the mapping they came under. */
public final class SubmissionReader {
  private SubmissionReader() {}

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static Submission read(byte[] stored) {
    JsonNode tree = tree(stored);
    return new Submission(
        tree.path("method").asString("POST"),
        text(tree, "contentType"),
        text(tree, "query"),
        tree.path("body").asString(""));
  }

  /** The version of the mapping when it came. */
  public static int mapping(byte[] stored) {
    return tree(stored).path("mapping").asInt(1);
  }

  /** The form in which the inbox keeps it. */
  public static byte[] write(Submission submission, int mapping) {
    ObjectNode tree = Trees.object();
    tree.put("method", submission.method());
    submission.contentType().ifPresent(type -> tree.put("contentType", type));
    submission.query().ifPresent(query -> tree.put("query", query));
    tree.put("body", submission.body()).put("mapping", mapping);
    return Trees.bytes(tree);
  }

  private static JsonNode tree(byte[] stored) {
    return Trees.json(new String(stored, StandardCharsets.UTF_8))
        .filter(JsonNode::isObject)
        .orElseThrow(() -> new IllegalArgumentException("the stored message is no JSON object"));
  }

  private static Optional<String> text(JsonNode tree, String name) {
    return Optional.of(tree.path(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
  }
}
