package io.tributary.cli;

import io.tributary.model.Diagnosis;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Repair;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;

/** Writes what the doctor found for a terminal of 80 columns. */
public final class DiagnosisText {
  private static final int COLUMNS = 80;
  private final PrintWriter out;
  private final URI home;

  /**
   * Writes there.
   *
   * @param home this server's address, for ways that lead to its pages
   */
  public DiagnosisText(PrintWriter out, URI home) {
    this.out = out;
    this.home = home;
  }

  /** Writes everything, worst first, and a line that sums it up. */
  public void write(Diagnosis diagnosis) {
    for (Verdict verdict : Verdict.values()) {
      List<Finding> findings = diagnosis.of(verdict);
      if (!findings.isEmpty()) {
        out.println(heading(verdict));
        findings.forEach(this::write);
        out.println();
      }
    }
    out.println(sum(diagnosis));
    out.flush();
  }

  private static String heading(Verdict verdict) {
    return switch (verdict) {
      case TROUBLE -> "TROUBLE";
      case ADVICE -> "ADVICE";
      case UNKNOWN -> "COULD NOT BE LOOKED AT";
      case GOOD -> "ALL RIGHT";
    };
  }

  private void write(Finding finding) {
    String whose = finding.whose().map(owner -> " (" + owner + ")").orElse("");
    wrapped("  ", finding.check().title() + whose + ": " + finding.sentence());
    finding.examples().forEach(example -> wrapped("    - ", example));
    finding.remedy().ifPresent(remedy -> wrapped("    > ", remedy));
    finding.way().ifPresent(way -> out.println("      " + clean(address(way))));
    finding.repair().ifPresent(repair -> wrapped("    > ", order(repair)));
  }

  private String order(Repair repair) {
    String page = "“" + repair.kind().order() + "” on the page " + home + "/doctor";
    return repair.kind() == Repair.Kind.CREATE_ENDPOINT
        ? page + ", or: tributary doctor --create-endpoint"
        : page;
  }

  private String address(Finding.Way way) {
    return way.address().startsWith("/") ? home + way.address() : way.address();
  }

  /** An address that is longer than a line stays whole, to be clicked on. */
  private void wrapped(String indent, String text) {
    StringBuilder line = new StringBuilder(indent);
    boolean isEmpty = true;
    for (String word : clean(text).split(" ", -1)) {
      if (!isEmpty && line.length() + 1 + word.length() > COLUMNS) {
        out.println(line);
        line =
            new StringBuilder(" ".repeat(indent.isBlank() ? indent.length() + 2 : indent.length()));
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    out.println(line);
  }

  /** What Stripe's objects are called must not steer a terminal. */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String sum(Diagnosis diagnosis) {
    return "Trouble: %d. Advice: %d. Could not be looked at: %d. All right: %d."
        .formatted(
            diagnosis.of(Verdict.TROUBLE).size(),
            diagnosis.of(Verdict.ADVICE).size(),
            diagnosis.of(Verdict.UNKNOWN).size(),
            diagnosis.of(Verdict.GOOD).size());
  }
}
