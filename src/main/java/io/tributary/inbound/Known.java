package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.FieldMapping;
import io.tributary.model.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a door has to know of a message before it is stored.
 *
 * @param messageId the sender's id of it; of a relay, Stripe's id of the event, or one made of the
 *     object and its state
 * @param at when it happened; absent, or out of reach: when it came
 */
public record Known(Optional<String> messageId, Optional<Instant> at, boolean test) {
  static final String PREFIX = Telling.THROUGH_DOOR;

  /** Clocks differ; what lies further ahead is no time that anything happened. */
  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  /** Reads it; a message that can't be read has nothing known. */
  public static Known of(Door door, FieldMapping mapping, JsonNode tree) {
    return switch (door.kind()) {
      case STRIPE_RELAY -> RelayReader.known(tree);
      case ANYTRACK, GENERIC -> {
        Report report = ReportReader.read(door, mapping, tree);
        yield new Known(report.message(), report.at(), report.isTest().orElse(false));
      }
    };
  }

  /** When it happened, as far as that can be: else when it came. */
  public Instant toldAt(Instant arrival) {
    return toldAt(at, arrival);
  }

  static Instant toldAt(Optional<Instant> told, Instant arrival) {
    return told.filter(at -> at.isBefore(arrival.plus(MOST_AHEAD))).orElse(arrival);
  }

  /**
   * The event id in the inbox: never one that Stripe itself gives, or whoever has a relay's address
   * could keep Stripe's own message out.
   *
   * @param header {@code Idempotency-Key} or {@code webhook-id}, where the request has one
   * @param digest of the submission: the same text again is the same message
   */
  public String eventId(Door door, Optional<String> header, String digest) {
    Optional<String> own = messageId.map(MessageName::storable);
    return PREFIX + door.id() + ":" + own.or(() -> header).orElse(digest);
  }
}
