package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.FieldMapping;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a door has to know of a message before it is stored.
 *
 * @param messageId the sender's id of it; of a relay, Stripe's id of the event, or one made of the
 *     object and its state: then it is the whole event id
 * @param at when it happened; absent, or out of reach: when it came
 */
public record Known(Optional<String> messageId, Optional<Instant> at, boolean test) {
  static final String PREFIX = "door:";

  /** Reads it; a message that can't be read has nothing known. */
  public static Known of(Door door, FieldMapping mapping, JsonNode tree) {
    return switch (door.kind()) {
      case STRIPE_RELAY -> RelayReader.known(door, tree);
      case ANYTRACK, GENERIC -> {
        Report report = ReportReader.read(door, mapping, tree);
        yield new Known(report.message(), report.at(), report.test().orElse(false));
      }
    };
  }

  /**
   * The event id in the inbox.
   *
   * @param header {@code Idempotency-Key} or {@code webhook-id}, where the request has one
   * @param digest of the submission: the same text again is the same message
   */
  public String eventId(Door door, Optional<String> header, String digest) {
    if (door.kind() == Door.Kind.STRIPE_RELAY && messageId.isPresent()) {
      return messageId.get();
    }
    return PREFIX + door.id() + ":" + messageId.or(() -> header).orElse(digest);
  }
}
