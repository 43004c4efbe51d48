package io.tributary.inbound;

import io.tributary.inbound.FileLine.Spot;
import io.tributary.model.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a line of a file must be beyond what a message must: of a message every readable field is
 * worth having, but whoever has a file can mend it before it counts.
 */
final class LineRule {
  static final String TIME = "time";
  private static final String VALUE = "value";
  private static final Duration MOST_AHEAD = Duration.ofDays(1);
  private static final Map<String, String> WAYS_OUT =
      Map.of(
          "e-mail",
          "Write a whole address with an @ in it, or leave it empty.",
          "country",
          "Write two letters, such as DE, or leave it empty.",
          "currency",
          "Write three letters, such as USD or EUR.",
          "test",
          "Write true or false, or leave it empty.",
          "tax",
          "Write it like 1250.50, or leave it empty.",
          "shipping",
          "Write it like 1250.50, or leave it empty.",
          VALUE,
          "Write it like 1250.50.",
          TIME,
          "Day first with points (20.11.2026 10:00) is known, too.");

  private final Door door;
  private final Report report;
  private final Instant now;

  LineRule(Door door, Report report, Instant now) {
    this.door = door;
    this.report = report;
    this.now = now;
  }

  /** The line, failing where anything in it is wrong. */
  FileLine applied(FileLine line) {
    Optional<Line> wrong =
        line.lines().stream().filter(each -> each.objection().isPresent()).findFirst();
    if (wrong.isPresent()) {
      return line.failing(spot(wrong.get()), reason(wrong.get()));
    }
    if (report.at().filter(at -> at.isAfter(now.plus(MOST_AHEAD))).isPresent()) {
      return failing(line, TIME, "The time lies ahead: only what has happened counts.");
    }
    return door.isBuiltIn() ? withoutRules(line) : line;
  }

  /** A door of ours has no mapping that anybody could be sent to. */
  private FileLine withoutRules(FileLine line) {
    if (!EventChoice.isKnown(report)) {
      return failing(
          line,
          report.event().isPresent() ? "event" : "conversion type",
          "This event is not known: write Purchase, Lead, CompleteRegistration, StartTrial, Refund"
              + " or another standard event, or choose a door whose mapping says what it is.");
    }
    if (line.verdict() instanceof Verdict.Failed && isStatusUnknown()) {
      return failing(
          line,
          "status",
          "This status is not known: write approved, pending, rejected or reversed.");
    }
    return line.verdict().sentence().equals(Judge.NOBODY)
        ? line.failing(
            Optional.empty(), Judge.NOBODY + ": fill in one of them, or nobody can be found.")
        : line;
  }

  private boolean isStatusUnknown() {
    return report.status().filter(found -> Status.read(found.text()).isEmpty()).isPresent();
  }

  private static FileLine failing(FileLine line, String field, String reason) {
    Optional<Line> its =
        line.lines().stream().filter(each -> each.field().equals(field)).findFirst();
    return line.failing(its.flatMap(LineRule::spot), reason);
  }

  private static Optional<Spot> spot(Line line) {
    return line.place()
        .map(place -> new Spot(place, Optional.of(line.field()), line.raw().orElse("")));
  }

  private String reason(Line wrong) {
    if (wrong.field().equals(VALUE) && report.currency().isEmpty() && door.isBuiltIn()) {
      return "The value has no currency: add a column currency, or choose the currency of the file.";
    }
    String objection = wrong.objection().orElse("");
    String wayOut = WAYS_OUT.getOrDefault(wrong.field(), "Mend it, or leave it empty.");
    return "The " + wrong.field() + ": " + objection + ". " + wayOut;
  }
}
