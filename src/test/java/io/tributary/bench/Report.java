package io.tributary.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What a run has found, and why it may be worth nothing. */
final class Report {
  private final PrintStream out;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  /** Tells who watches what is going on. */
  void tell(String progress) {
    out.println("  " + progress);
  }

  void add(Row row) {
    rows.add(row);
  }

  /** A sentence that belongs below the table. */
  void note(String sentence) {
    notes.add(sentence);
    tell(sentence);
  }

  /** The run counts for nothing, for this reason. */
  void voidBecause(String reason) {
    faults.add(reason);
    tell("VOID: " + reason);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  boolean isVoid() {
    return !faults.isEmpty();
  }

  boolean isBelowFloor() {
    return rows.stream().anyMatch(row -> row.verdict() == Verdict.BELOW_FLOOR);
  }

  /** The table and the notes, in Markdown. */
  String toMarkdown() {
    List<String> lines = new ArrayList<>();
    lines.add("| what | goal | floor | measured | verdict |");
    lines.add("| --- | --- | --- | --- | --- |");
    rows.forEach(row -> lines.add(row.toMarkdown()));
    if (!notes.isEmpty()) {
      lines.add("");
      notes.forEach(note -> lines.add("- " + note));
    }
    return String.join("\n", lines) + "\n";
  }
}
