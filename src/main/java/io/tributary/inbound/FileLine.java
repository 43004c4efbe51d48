package io.tributary.inbound;

import io.tributary.model.ConversionLines.Objection;
import io.tributary.model.Door;
import io.tributary.model.DoorDesk.Outcome;
import io.tributary.model.Money;
import io.tributary.storage.InboxTable.Incoming;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of a file, read.
 *
 * @param number in the file
 * @param lines what each field became
 * @param told what the inbox is told; where nothing counts, absent
 */
record FileLine(
    int number, List<Line> lines, Verdict verdict, Optional<Spot> spot, Optional<Told> told) {
  private static final int LONGEST_VALUE = 60;

  FileLine {
    lines = List.copyOf(lines);
  }

  /**
   * Which cell is at fault.
   *
   * @param field what its column is, where that is known
   */
  record Spot(String column, Optional<String> field, String value) {
    private Optional<String> shown() {
      String clipped =
          value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
      return Optional.of(PersonalData.masked(field.orElse(column), PlainText.clean(clipped)))
          .filter(text -> !text.isEmpty());
    }
  }

  /**
   * A message.
   *
   * @param sale what it is worth, where it is a paid sale
   */
  record Told(
      String eventId, Instant at, boolean test, Submission submission, Optional<Money> sale) {
    Incoming incoming(Door door) {
      int version = door.mapping().version();
      return new Incoming(
          door.account(),
          eventId,
          door.messageType(),
          at,
          test,
          SubmissionReader.write(submission, version),
          Optional.of(version));
    }
  }

  /** A line from which nothing is read. */
  static FileLine failed(int number, Optional<Spot> spot, String reason) {
    return new FileLine(number, List.of(), new Verdict.Failed(reason), spot, Optional.empty());
  }

  /** The same line, which doesn't count. */
  FileLine failing(Optional<Spot> at, String reason) {
    return new FileLine(number, lines, new Verdict.Failed(reason), at, Optional.empty());
  }

  Outcome outcome() {
    return switch (verdict) {
      case Verdict.Accepted _ -> Outcome.ACCEPTED;
      case Verdict.Discarded _ -> Outcome.DISCARDED;
      case Verdict.Failed _ -> Outcome.FAILED;
    };
  }

  /** Why it doesn't count, with nobody in it. */
  Objection objection(Outcome outcome, String reason) {
    return new Objection(
        number,
        spot.map(Spot::column),
        spot.flatMap(Spot::shown),
        outcome,
        PersonalData.withoutEmails(reason));
  }
}
