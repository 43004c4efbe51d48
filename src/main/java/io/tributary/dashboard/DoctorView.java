package io.tributary.dashboard;

import io.tributary.model.Diagnosis;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Repair;
import java.util.List;
import java.util.Optional;

/**
 * What the doctor found.
 *
 * @param done what was just mended
 * @param obstacle why something was not mended
 */
public record DoctorView(
    Diagnosis diagnosis, Optional<Repair.Kind> done, Optional<String> obstacle) {
  /** Of more examples only the number is shown at first. */
  public static final int SHOWN = 5;

  /** What looks alike, under its heading; the good needs no more than a line each. */
  public record Group(Verdict verdict, List<Finding> findings) {
    public Group {
      findings = List.copyOf(findings);
    }

    public String heading() {
      return switch (verdict) {
        case TROUBLE -> "Trouble";
        case ADVICE -> "Advice";
        case UNKNOWN -> "Could not be looked at";
        case GOOD -> "All right";
      };
    }

    /** Its class in the style sheet. */
    public String style() {
      return Shown.words(verdict);
    }

    public boolean isGood() {
      return verdict == Verdict.GOOD;
    }
  }

  /** Worst first, without empty ones. */
  public List<Group> groups() {
    return List.of(Verdict.values()).stream()
        .map(verdict -> new Group(verdict, diagnosis.of(verdict)))
        .filter(group -> !group.findings().isEmpty())
        .toList();
  }

  /** Whose it is, where there are several accounts or modes. */
  public Optional<String> whose(Finding finding) {
    long owners =
        diagnosis.findings().stream().flatMap(each -> each.whose().stream()).distinct().count();
    return finding.whose().filter(_ -> owners > 1);
  }

  /** One sentence about the whole. */
  public String summary() {
    int troubles = diagnosis.of(Verdict.TROUBLE).size();
    int advice = diagnosis.of(Verdict.ADVICE).size();
    if (troubles > 0) {
      return troubles == 1
          ? "One thing costs you clicks or money."
          : troubles + " things cost you clicks or money.";
    }
    if (advice > 0) {
      return "Nothing is broken. "
          + (advice == 1 ? "One thing could be better." : advice + " things could be better.");
    }
    return diagnosis.of(Verdict.UNKNOWN).isEmpty()
        ? "All is well."
        : "Nothing is broken, as far as could be looked at.";
  }

  /** What was just mended, in words. */
  public Optional<String> notice() {
    return done.map(
        kind ->
            switch (kind) {
              case CREATE_ENDPOINT ->
                  "The endpoint was made and its secret is kept. Stripe's next message comes here.";
              case SELECT_EVENTS -> "The endpoint sends the events that are read here.";
              case ENABLE_ENDPOINT -> "The endpoint is enabled again.";
            });
  }

  /** Whether an address leads to Stripe or another site, so that it opens beside this page. */
  public static boolean isForeign(Finding.Way way) {
    return !way.address().startsWith("/");
  }
}
