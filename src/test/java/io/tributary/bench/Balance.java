package io.tributary.bench;

import java.util.Optional;

/** Whether the rows in the tables are those the answers promised. */
final class Balance {
  private Balance() {}

  /**
   * Judges.
   *
   * @param rows how many rows the answers made
   * @return what is wrong; empty when every accepted item is a row, and every row was sent for
   */
  static Optional<String> fault(Answers answers, long rows) {
    if (answers.refused() > 0 || answers.dropped() > 0) {
      return Optional.of(
          "%d requests were refused and %d items dropped"
              .formatted(answers.refused(), answers.dropped()));
    }
    if (answers.silent() > 0) {
      return Optional.of(
          "%d good answers don't say what became of their item".formatted(answers.silent()));
    }
    return miscounted(answers, rows);
  }

  private static Optional<String> miscounted(Answers answers, long rows) {
    if (rows < answers.accepted()) {
      return Optional.of(
          "%d items were accepted, but only %d are rows".formatted(answers.accepted(), rows));
    }
    if (rows > answers.accepted() + uncertain(answers)) {
      return Optional.of(
          "%d items were accepted and %d may have been, but %d are rows"
              .formatted(answers.accepted(), uncertain(answers), rows));
    }
    return Optional.empty();
  }

  /** Not known to be kept; they may be rows or not. */
  private static long uncertain(Answers answers) {
    return answers.notKept() + answers.broken() + answers.unanswered();
  }
}
