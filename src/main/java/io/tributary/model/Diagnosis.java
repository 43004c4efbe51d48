package io.tributary.model;

import io.tributary.model.Finding.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All that the doctor found, worst first.
 *
 * @param at when it was looked at
 */
public record Diagnosis(Instant at, List<Finding> findings) {
  public Diagnosis {
    findings =
        findings.stream()
            .sorted(Comparator.comparing(Finding::verdict).thenComparing(Finding::check))
            .toList();
  }

  /** What looks so. */
  public List<Finding> of(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
  }

  /** Whether money or clicks are lost. */
  public boolean hasTrouble() {
    return !of(Verdict.TROUBLE).isEmpty();
  }
}
