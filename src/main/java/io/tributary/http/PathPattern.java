package io.tributary.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A route's path, taken apart once: literal segments and {@code {name}} segments. */
final class PathPattern {
  private final List<String> segments;

  private PathPattern(List<String> segments) {
    this.segments = segments;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException when it doesn't start with a slash
   */
  static PathPattern parse(String pattern) {
    if (!pattern.startsWith("/")) {
      throw new IllegalArgumentException("the route " + pattern + " must start with a slash");
    }
    return new PathPattern(List.of(pattern.substring(1).split("/", -1)));
  }

  /** The first segment, or nothing when it is a {@code {name}}. */
  Optional<String> firstLiteral() {
    return Optional.of(segments.getFirst()).filter(segment -> !isName(segment));
  }

  /** How many segments are names: the fewer, the more exact. */
  long names() {
    return segments.stream().filter(PathPattern::isName).count();
  }

  /** The values of the names when the path, still escaped, fits. */
  Optional<Map<String, String>> match(String rawPath) {
    Map<String, String> values = Map.of();
    int start = 1;
    for (int index = 0; index < segments.size(); index++) {
      int slash = rawPath.indexOf('/', start);
      int end = slash < 0 ? rawPath.length() : slash;
      boolean isLast = index == segments.size() - 1;
      if (isLast == (slash >= 0) || !fits(segments.get(index), rawPath, start, end)) {
        return Optional.empty();
      }
      values = plus(values, segments.get(index), rawPath.substring(start, end));
      start = end + 1;
    }
    return Optional.of(values);
  }

  private static boolean fits(String segment, String rawPath, int start, int end) {
    if (isName(segment)) {
      return !Text.decode(rawPath.substring(start, end), false).isEmpty();
    }
    return isAt(rawPath, start, end, segment);
  }

  private static boolean isAt(String rawPath, int start, int end, String segment) {
    return end - start == segment.length() && rawPath.startsWith(segment, start);
  }

  private static Map<String, String> plus(
      Map<String, String> values, String segment, String escaped) {
    if (!isName(segment)) {
      return values;
    }
    String name = segment.substring(1, segment.length() - 1);
    String value = Text.decode(escaped, false);
    if (values.isEmpty()) {
      return Map.of(name, value);
    }
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value);
    return Map.copyOf(more);
  }

  private static boolean isName(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
