package io.tributary.inbound;

import io.tributary.model.AccountId;
import io.tributary.model.Door;
import io.tributary.model.Door.AmountUnit;
import io.tributary.model.DoorId;
import io.tributary.model.Fact;
import io.tributary.model.FieldMapping;
import io.tributary.model.MessageId;
import io.tributary.model.SiteId;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import io.tributary.stripe.EventTranslator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Doors and messages as tests need them. */
public final class DoorSamples {
  public static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  static final String CLICK = "01KB1V5PJ3Q8XG0C4R7N2M9TZA";
  static final DoorTranslator TRANSLATOR = new DoorTranslator(EventTranslator::translate);

  private DoorSamples() {}

  public static Door door(Door.Kind kind, AmountUnit unit, FieldMapping mapping) {
    return new Door(
        DoorId.mint(NOON, new SplittableRandom(5)),
        "A door",
        kind,
        new AccountId("default"),
        SiteId.DEFAULT,
        unit,
        true,
        Door.Guard.TOKEN_ONLY,
        mapping,
        NOON,
        Optional.empty());
  }

  public static Door anytrack() {
    return door(Door.Kind.ANYTRACK, AmountUnit.MAJOR, FieldMapping.NONE);
  }

  /**
   * A submission as short as a table of tests needs it: JSON begins with a brace, a query with a
   * question mark, everything else is a form.
   */
  static Submission submission(String written) {
    String text = written.strip().replace("CLK", CLICK);
    if (text.startsWith("?")) {
      return new Submission("GET", Optional.empty(), Optional.of(text.substring(1)), "");
    }
    int query = text.indexOf(" + ?");
    Optional<String> asked = query < 0 ? Optional.empty() : Optional.of(text.substring(query + 4));
    return new Submission(
        "POST", Optional.empty(), asked, query < 0 ? text : text.substring(0, query));
  }

  /** A stored message, as a door stores it. */
  public static Incoming incoming(Door door, Submission submission, String digest, Instant at) {
    Known known = Known.of(door, door.mapping(), submission.tree());
    return new Incoming(
        door.account(),
        known.eventId(door, Optional.empty(), digest),
        "door." + door.id(),
        known.toldAt(at),
        known.test(),
        SubmissionReader.write(submission, door.mapping().version()));
  }

  static Message message(Door door, Submission submission) {
    return new Message(
        new MessageId(1),
        incoming(door, submission, "digest", NOON),
        NOON,
        State.NEW,
        Optional.empty());
  }

  /** What becomes of a submission, in a line; translated and explained, which must agree. */
  static String outcome(Door door, String written) {
    Submission submission = submission(written);
    Reading reading = TRANSLATOR.explain(door, door.mapping(), submission.tree());
    return switch (reading.verdict()) {
      case Verdict.Accepted _ -> Said.of(door, facts(door, submission));
      case Verdict.Discarded discarded ->
          facts(door, submission).equals(List.of())
              ? "nothing"
              : "Discarded: " + discarded.sentence();
      case Verdict.Failed failed -> {
        try {
          facts(door, submission);
          yield "not refused";
        } catch (IllegalArgumentException refused) {
          yield "Failed: " + failed.sentence();
        }
      }
    };
  }

  static List<Fact> facts(Door door, Submission submission) {
    return TRANSLATOR.translate(message(door, submission), door, door.mapping());
  }
}
