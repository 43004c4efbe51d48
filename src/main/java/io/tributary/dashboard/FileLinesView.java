package io.tributary.dashboard;

import io.tributary.model.ConversionLines;
import io.tributary.model.ConversionLines.Column;
import io.tributary.model.ConversionLines.Counts;
import io.tributary.model.DoorDesk.Outcome;
import java.util.List;

/** What a file of conversions would become, or has become. */
public record FileLinesView(ConversionLines lines, boolean isDryRun) {
  public Counts counts() {
    return lines.counts();
  }

  /** Such as {@code 1 conversion}. */
  public String accepted() {
    return counted(counts().accepted(), "conversion");
  }

  public static String counted(int number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  /** Whether anything would be new. */
  public boolean isWorthIt() {
    return counts().accepted() > 0;
  }

  public List<Column> read() {
    return lines.columns().stream().filter(column -> column.field().isPresent()).toList();
  }

  /** The names of columns that are no field; those of a mapping's conditions among them. */
  public List<String> unread() {
    return lines.columns().stream()
        .filter(column -> column.field().isEmpty() && !column.name().isEmpty())
        .map(Column::name)
        .toList();
  }

  public static String word(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> "Accepted";
      case DEDUPLICATED -> "Duplicate";
      case DISCARDED -> "Discarded";
      case FAILED -> "Failed";
    };
  }

  /** The colour of a badge. */
  public static String badge(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> "paid";
      case DEDUPLICATED, DISCARDED -> "";
      case FAILED -> "failed";
    };
  }
}
