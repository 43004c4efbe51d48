package io.tributary.bench;

import java.util.Optional;

/**
 * One line of the table.
 *
 * @param value what the budget judges, in its unit
 * @param detail the figures behind it, for people
 */
record Row(String path, Optional<Budget> budget, Unit unit, double value, String detail) {
  static Row of(String path, Budget budget, Unit unit, double value) {
    return new Row(path, Optional.of(budget), unit, value, "");
  }

  /** A figure without a budget. */
  static Row of(String path, Unit unit, double value) {
    return new Row(path, Optional.empty(), unit, value, "");
  }

  Row with(String figures) {
    return new Row(path, budget, unit, value, figures);
  }

  Verdict verdict() {
    return budget.map(promised -> promised.judge(value)).orElse(Verdict.NO_BUDGET);
  }

  /** As a line of a Markdown table. */
  String toMarkdown() {
    String measured = unit.write(value) + (detail.isEmpty() ? "" : " (" + detail + ")");
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            path,
            budget.map(promised -> promised.goalIn(unit)).orElse(""),
            budget.map(promised -> promised.floorIn(unit)).orElse(""),
            measured,
            verdict());
  }
}
