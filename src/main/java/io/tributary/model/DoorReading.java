package io.tributary.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a door makes of a message, field by field: a dry run.
 *
 * @param sentence what it came to, and why
 */
public record DoorReading(List<Line> lines, Result result, String sentence) {
  /** What becomes of it. */
  public enum Result {
    ACCEPTED,
    DISCARDED,
    FAILED
  }

  /**
   * What one field became.
   *
   * @param field its name for people
   * @param place where it was found; empty where nothing tells it
   * @param raw the text as it came
   * @param value what it became; empty where it became nothing
   * @param objection why it became nothing
   */
  public record Line(
      String field,
      Optional<String> place,
      Optional<String> raw,
      Optional<String> value,
      Optional<String> objection) {}

  private static final Set<String> PERSONAL = Set.of("e-mail", "phone", "name");
  private static final String DOTS = "•••";

  /** The fields that the message tells. */
  public List<Line> told() {
    return lines.stream().filter(line -> line.place().isPresent()).toList();
  }

  /** The names of those that it doesn't. */
  public List<String> untold() {
    return lines.stream().filter(line -> line.place().isEmpty()).map(Line::field).toList();
  }

  /** The same with nobody in it. */
  public DoorReading masked() {
    return new DoorReading(lines.stream().map(DoorReading::masked).toList(), result, sentence);
  }

  private static Line masked(Line line) {
    return PERSONAL.contains(line.field())
        ? new Line(
            line.field(),
            line.place(),
            line.raw().map(_ -> DOTS),
            line.value().map(_ -> DOTS),
            line.objection())
        : line;
  }

  public DoorReading {
    lines = List.copyOf(lines);
  }
}
