package io.tributary.api;

import io.tributary.model.Diagnosis;
import java.time.Instant;
import java.util.List;

/** What the doctor found, worst first. */
record DiagnosisView(Instant lookedAt, boolean trouble, List<FindingView> findings) {
  DiagnosisView {
    findings = List.copyOf(findings);
  }

  static DiagnosisView of(Diagnosis diagnosis) {
    return new DiagnosisView(
        Json.time(diagnosis.at()),
        diagnosis.hasTrouble(),
        diagnosis.findings().stream().map(FindingView::of).toList());
  }
}
