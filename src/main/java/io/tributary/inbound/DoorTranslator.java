package io.tributary.inbound;

import io.tributary.inbound.Judge.Decision;
import io.tributary.model.Door;
import io.tributary.model.Fact;
import io.tributary.model.FieldMapping;
import io.tributary.model.MessageId;
import io.tributary.model.Telling;
import io.tributary.storage.InboxTable.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Translates the messages of doors into facts; pure, so that it can be repeated, and explained
 * before anything is stored.
 */
public final class DoorTranslator {
  private final RelayReader relays;

  /**
   * Makes one.
   *
   * @param stripe port: reads a message in Stripe's own words
   */
  public DoorTranslator(Function<Message, List<Fact>> stripe) {
    this.relays = new RelayReader(stripe);
  }

  /**
   * Reads a message.
   *
   * @return its facts; a single {@link Fact.Ignored} where it is discarded
   * @throws IllegalArgumentException when it can't be read; the sentence says why
   */
  public List<Fact> translate(Message message, Door door, FieldMapping mapping) {
    JsonNode tree = SubmissionReader.read(message.content().body()).tree();
    return switch (door.kind()) {
      case STRIPE_RELAY -> relays.translate(message, door, tree);
      case ANYTRACK, GENERIC -> reported(message, door, mapping, tree);
    };
  }

  /** Reads a message as if it came now, field by field; throws nothing. */
  public Reading explain(Door door, FieldMapping mapping, JsonNode tree) {
    return switch (door.kind()) {
      case STRIPE_RELAY -> relays.explain(door, tree);
      case ANYTRACK, GENERIC -> {
        FieldReader fields = new FieldReader(door.kind(), mapping, tree);
        Report report = ReportReader.read(door, fields);
        yield new Reading(report.lines(), decide(door, mapping, report, fields).verdict());
      }
    };
  }

  private static Decision decide(
      Door door, FieldMapping mapping, Report report, FieldReader fields) {
    return new Judge(report, EventChoice.of(door, mapping, report, fields.places())).decide();
  }

  private static List<Fact> reported(
      Message message, Door door, FieldMapping mapping, JsonNode tree) {
    FieldReader fields = new FieldReader(door.kind(), mapping, tree);
    Report report = ReportReader.read(door, fields);
    Decision decision = decide(door, mapping, report, fields);
    Telling told = told(message, report);
    return switch (decision.verdict()) {
      case Verdict.Accepted _ ->
          new FactWriter(door, report, told).facts(decision.happening().orElseThrow());
      case Verdict.Discarded discarded -> List.of(new Fact.Ignored(told, discarded.sentence()));
      case Verdict.Failed failed -> throw new IllegalArgumentException(failed.sentence());
    };
  }

  private static Telling told(Message message, Report report) {
    MessageId id = message.id();
    Optional<Instant> at = report.at().or(() -> Optional.of(message.content().toldAt()));
    return new Telling(
        id,
        message.content().eventId(),
        message.content().type(),
        Known.toldAt(at, message.receivedAt()),
        report.isTest().orElse(message.content().test()));
  }
}
