package io.tributary.model;

import java.util.List;
import java.util.Optional;

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

  public DoorReading {
    lines = List.copyOf(lines);
  }
}
