package io.tributary.api;

import io.tributary.model.ConversionLines;
import io.tributary.model.DoorId;
import java.util.List;
import java.util.Optional;

/**
 * What became of the lines of a file, or would.
 *
 * @param door where they are; null: nothing is kept
 */
record FileImportView(
    boolean dryRun,
    Optional<String> door,
    ConversionLines.Counts counts,
    List<ValueView> sales,
    List<ConversionLines.Column> columns,
    List<ObjectionView> objections,
    int unlisted,
    List<LineView> samples) {
  /** A line that doesn't count, and why. */
  record ObjectionView(
      int line, Optional<String> column, Optional<String> value, String outcome, String reason) {
    static ObjectionView of(ConversionLines.Objection its) {
      return new ObjectionView(
          its.line(), its.column(), its.value(), Json.word(its.outcome()), its.reason());
    }
  }

  /** A line as it is understood. */
  record LineView(
      int line, String outcome, String sentence, List<DoorReadingView.LineView> fields) {
    static LineView of(ConversionLines.Sample its) {
      DoorReadingView reading = DoorReadingView.of(Optional.empty(), its.reading());
      return new LineView(
          its.line(), Json.word(its.outcome()), reading.sentence(), reading.fields());
    }
  }

  static FileImportView of(boolean isDryRun, ConversionLines lines) {
    return new FileImportView(
        isDryRun,
        lines.door().map(DoorId::toString),
        lines.counts(),
        lines.sales().stream().map(ValueView::of).toList(),
        lines.columns(),
        lines.objections().stream().map(ObjectionView::of).toList(),
        lines.unlisted(),
        lines.samples().stream().map(LineView::of).toList());
  }
}
