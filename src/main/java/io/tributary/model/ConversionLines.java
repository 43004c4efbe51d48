package io.tributary.model;

import java.util.List;
import java.util.Optional;

/**
 * What became of the lines of a {@link ConversionFile}, or would become of them.
 *
 * @param door where they went; absent: nowhere yet
 * @param columns of the file, in order
 * @param sales what the new sales among the accepted lines are worth, a sum for each currency
 * @param objections what doesn't count, and why; the first of them
 * @param samples the first lines, field by field, with nobody in them
 */
public record ConversionLines(
    Optional<DoorId> door,
    Counts counts,
    List<Column> columns,
    List<Money> sales,
    List<Objection> objections,
    List<Sample> samples) {
  /** The most objections that are listed. */
  public static final int MOST_OBJECTIONS = 200;

  /** The most lines that are shown field by field. */
  public static final int MOST_SAMPLES = 20;

  /**
   * How many lines came to what.
   *
   * @param deduplicated stored before, or told twice by the file: they count once
   */
  public record Counts(int lines, int accepted, int deduplicated, int discarded, int failed) {
    /** With one more. */
    public Counts plus(DoorDesk.Outcome outcome) {
      return switch (outcome) {
        case ACCEPTED -> new Counts(lines + 1, accepted + 1, deduplicated, discarded, failed);
        case DEDUPLICATED -> new Counts(lines + 1, accepted, deduplicated + 1, discarded, failed);
        case DISCARDED -> new Counts(lines + 1, accepted, deduplicated, discarded + 1, failed);
        case FAILED -> new Counts(lines + 1, accepted, deduplicated, discarded, failed + 1);
      };
    }
  }

  /**
   * A column.
   *
   * @param number 1 for the first
   * @param field which field of a conversion it is; absent: none that is known
   */
  public record Column(int number, String name, Optional<String> field) {}

  /**
   * A line that doesn't count.
   *
   * @param line its number in the file, as an editor shows it; 1 is the line of names
   * @param column the name of the column that is at fault, where one is
   * @param value what stands there, without people
   * @param reason a sentence that says why, and the way out
   */
  public record Objection(
      int line,
      Optional<String> column,
      Optional<String> value,
      DoorDesk.Outcome outcome,
      String reason) {}

  /** A line as it is understood. */
  public record Sample(int line, DoorDesk.Outcome outcome, DoorReading reading) {}

  public ConversionLines {
    columns = List.copyOf(columns);
    sales = List.copyOf(sales);
    objections = List.copyOf(objections);
    samples = List.copyOf(samples);
  }

  /** How many objections aren't listed. */
  public int unlisted() {
    return Math.max(0, counts.discarded() + counts.failed() - listed());
  }

  private int listed() {
    return (int)
        objections.stream().filter(each -> each.outcome() != DoorDesk.Outcome.DEDUPLICATED).count();
  }
}
