package io.tributary.api;

import io.tributary.model.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking at one thing.
 *
 * @param whose the Stripe account and mode
 * @param address where the remedy is done
 * @param repair what the doctor's page offers to mend by itself
 */
record FindingView(
    String check,
    String verdict,
    Optional<String> whose,
    String sentence,
    Optional<String> remedy,
    List<String> examples,
    Optional<String> address,
    Optional<String> repair) {
  FindingView {
    examples = List.copyOf(examples);
  }

  static FindingView of(Finding finding) {
    return new FindingView(
        Json.word(finding.check()),
        Json.word(finding.verdict()),
        finding.whose(),
        finding.sentence(),
        finding.remedy(),
        finding.examples(),
        finding.way().map(Finding.Way::address),
        finding.repair().map(repair -> Json.word(repair.kind())));
  }
}
