package io.tributary.model;

import io.tributary.model.FieldMapping.Condition;
import io.tributary.model.FieldMapping.EventRule;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.FieldMapping.Meaning;
import io.tributary.model.FieldMapping.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A door's mapping in lines that people write: {@code order.total}, {@code "USD"}, {@code
 * order.total if status is paid, done}, and event rules such as {@code Purchase if type is sale and
 * order.total is above 0}.
 */
public final class MappingNotation {
  private static final int MOST_LINES = 50;
  private static final int LONGEST_LINE = 500;
  private static final String IF = " if ";

  private MappingNotation() {}

  /**
   * Reads a mapping.
   *
   * @param fields lines by field; of several the first that gives something wins
   * @param rules event rules; the first that holds wins
   * @throws IllegalArgumentException with a sentence that names the line and what is wrong with it
   */
  public static FieldMapping read(Map<Field, List<String>> fields, List<String> rules) {
    Map<Field, List<Origin>> origins = new EnumMap<>(Field.class);
    fields.forEach(
        (field, lines) -> {
          List<Origin> read = lines(lines).stream().map(MappingNotation::origin).toList();
          if (!read.isEmpty()) {
            origins.put(field, read);
          }
        });
    return new FieldMapping(1, origins, lines(rules).stream().map(MappingNotation::rule).toList());
  }

  private static List<String> lines(List<String> lines) {
    List<String> kept = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (kept.size() > MOST_LINES) {
      throw new IllegalArgumentException("At most " + MOST_LINES + " lines are read.");
    }
    kept.forEach(MappingNotation::requireReadable);
    return kept;
  }

  private static void requireReadable(String line) {
    boolean isPlain =
        line.codePoints().noneMatch(point -> Character.isISOControl(point) || isSurrogate(point));
    if (line.length() > LONGEST_LINE || !isPlain) {
      throw wrong(line, "a line has at most " + LONGEST_LINE + " characters, none of them hidden");
    }
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static Origin origin(String line) {
    List<String> parts = Quoted.split(line, IF);
    Origin origin = source(line, parts.getFirst().strip());
    List<Condition> conditions = conditions(line, parts);
    for (Condition condition : conditions.reversed()) {
      origin = new Origin.When(condition, origin);
    }
    return origin;
  }

  private static Origin source(String line, String text) {
    if (text.startsWith("\"")) {
      return new Origin.Constant(
          Quoted.constant(text).orElseThrow(() -> wrong(line, "the quotes don't close")));
    }
    return new Origin.Path(
        Quoted.path(text).orElseThrow(() -> wrong(line, "this is no place in a message")));
  }

  private static List<Condition> conditions(String line, List<String> parts) {
    if (parts.size() > 2) {
      throw wrong(line, "there may be one \"if\"; join conditions by \"and\"");
    }
    return parts.size() < 2
        ? List.of()
        : Quoted.split(parts.getLast(), " and ").stream()
            .map(
                text ->
                    ConditionNotation.read(text.strip())
                        .orElseThrow(() -> wrong(line, ConditionNotation.HELP)))
            .toList();
  }

  private static EventRule rule(String line) {
    List<String> parts = Quoted.split(line, IF);
    return new EventRule(conditions(line, parts), meaning(line, parts.getFirst().strip()));
  }

  private static Meaning meaning(String line, String text) {
    if (text.equalsIgnoreCase("refund")) {
      return new Meaning.Refund();
    }
    if (text.regionMatches(true, 0, "discard", 0, "discard".length())) {
      String reason = text.substring("discard".length()).strip();
      return new Meaning.Discard(
          reason.isEmpty() ? "By this door's rules." : Quoted.constant(reason).orElse(reason));
    }
    return event(text)
        .<Meaning>map(Meaning.Happened::new)
        .orElseThrow(
            () ->
                wrong(
                    line,
                    "a rule begins with refund, discard, or one of "
                        + Arrays.toString(StandardEvent.values()).replaceAll("[\\[\\]]", "")));
  }

  private static Optional<StandardEvent> event(String text) {
    return Arrays.stream(StandardEvent.values())
        .filter(event -> event.toString().equalsIgnoreCase(text))
        .findFirst();
  }

  private static IllegalArgumentException wrong(String line, String why) {
    String shown = line.length() > 80 ? line.substring(0, 80) + "…" : line;
    return new IllegalArgumentException("\"" + shown + "\" can't be read: " + why + ".");
  }

  /** The lines of a field. */
  public static List<String> write(List<Origin> origins) {
    return origins.stream().map(MappingNotation::write).toList();
  }

  private static String write(Origin origin) {
    List<String> conditions = new ArrayList<>();
    Origin inner = origin;
    while (inner instanceof Origin.When(Condition condition, Origin then)) {
      conditions.add(ConditionNotation.write(condition));
      inner = then;
    }
    String source =
        switch (inner) {
          case Origin.Path(String path) -> Quoted.writePath(path);
          case Origin.Constant(String text) -> Quoted.write(text);
          case Origin.When _ -> throw new IllegalStateException("a condition was left");
        };
    return source + written(conditions);
  }

  /** An event rule's line. */
  public static String write(EventRule rule) {
    String meaning =
        switch (rule.meaning()) {
          case Meaning.Happened(StandardEvent event) -> event.toString();
          case Meaning.Refund _ -> "refund";
          case Meaning.Discard(String reason) -> "discard " + Quoted.write(reason);
        };
    return meaning + written(rule.when().stream().map(ConditionNotation::write).toList());
  }

  private static String written(List<String> conditions) {
    return conditions.isEmpty() ? "" : IF + String.join(" and ", conditions);
  }
}
