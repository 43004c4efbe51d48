package io.tributary.api;

import io.tributary.storage.InboxSearch.DoorMessage;
import io.tributary.storage.InboxTable.Message;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message that came through a door, and what became of it.
 *
 * @param outcome waiting, accepted, discarded or failed
 * @param reason why it was discarded or failed
 * @param repeats how often it came again: each time it was deduplicated
 * @param mapping the version of the door's mapping that it was read by
 * @param body how it came and what it says, with personal data masked
 */
record DoorMessageView(
    String id,
    String eventId,
    Instant receivedAt,
    Instant toldAt,
    boolean test,
    String outcome,
    Optional<String> reason,
    int repeats,
    Optional<Instant> repeatedAt,
    int mapping,
    Optional<JsonNode> body) {
  static DoorMessageView of(DoorMessage kept, Optional<JsonNode> body) {
    Message message = kept.message();
    return new DoorMessageView(
        message.id().toString(),
        message.content().eventId(),
        Json.time(message.receivedAt()),
        Json.time(message.content().toldAt()),
        message.content().test(),
        Json.word(DoorOutcomeFilter.of(message.state())),
        message.reason(),
        kept.repeats(),
        kept.repeatedAt().map(Json::time),
        message.content().mapping().orElse(1),
        body);
  }
}
