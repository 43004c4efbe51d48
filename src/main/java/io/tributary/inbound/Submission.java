package io.tributary.inbound;

import io.tributary.http.BadRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that came through a door, as it came.
 *
 * @param query what stood behind the question mark
 * @param body as text; empty where there was none
 */
public record Submission(
    String method, Optional<String> contentType, Optional<String> query, String body) {
  static final int MOST_ITEMS = 100;

  /** As many as {@link io.tributary.http.Query} reads. */
  private static final int MOST_PAIRS = 200;

  /**
   * What it says, as a JSON object. What the body leaves out is taken from the query; of several
   * objects in the body the first.
   */
  public JsonNode tree() {
    List<JsonNode> told = objects();
    return told.isEmpty() ? asked() : filled(told.getFirst(), asked());
  }

  /**
   * One object for each in the body's array; at least one, which may be empty.
   *
   * @throws BadRequest when there are too many: before the query is copied into each
   */
  public List<JsonNode> trees() {
    List<JsonNode> told = objects();
    if (told.size() > MOST_ITEMS) {
      throw new BadRequest(
          "The array holds more than " + MOST_ITEMS + " items: send them in several requests.");
    }
    ObjectNode asked = asked();
    return told.isEmpty()
        ? List.of(asked)
        : told.stream().<JsonNode>map(each -> filled(each, asked)).toList();
  }

  /** The same submission, with one of its objects as its whole body. */
  public Submission only(JsonNode object) {
    return new Submission(
        method, Optional.of("application/json"), Optional.empty(), Trees.text(object));
  }

  private ObjectNode asked() {
    return query.map(Submission::pairs).orElseGet(Trees::object);
  }

  private List<JsonNode> objects() {
    if (body.isBlank()) {
      return List.of();
    }
    Optional<JsonNode> json = Trees.json(body);
    if (json.isPresent()) {
      return Trees.objects(json.get());
    }
    return looksLikeJson() ? List.of() : List.of(pairs(body.strip()));
  }

  private boolean looksLikeJson() {
    String start = body.strip();
    return start.startsWith("{") || start.startsWith("[") || !start.contains("=");
  }

  private static ObjectNode filled(JsonNode told, ObjectNode asked) {
    ObjectNode whole = Trees.object();
    told.properties().forEach(each -> whole.set(each.getKey(), each.getValue()));
    asked
        .properties()
        .forEach(
            each -> {
              if (!whole.has(each.getKey())) {
                whole.set(each.getKey(), each.getValue());
              }
            });
    return whole;
  }

  /** The pairs of a form or a query; of a name that comes twice, the first that says something. */
  private static ObjectNode pairs(String text) {
    ObjectNode pairs = Trees.object();
    List<String> all = List.of(text.split("&", MOST_PAIRS + 1));
    for (String pair : all.subList(0, Math.min(all.size(), MOST_PAIRS))) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      boolean isNews = !pairs.has(name) || pairs.path(name).stringValue("").isEmpty();
      if (!name.isEmpty() && isNews) {
        pairs.put(name, value);
      }
    }
    return pairs;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
