package io.tributary.api;

import io.tributary.storage.InboxTable.Message;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message about money, as it came.
 *
 * @param toldAt when it happened, by the sender's clock
 * @param reason why it was ignored or could not be read
 * @param body with personal data masked; null where it isn't JSON
 */
record MessageView(
    String id,
    String account,
    String eventId,
    String type,
    Instant toldAt,
    Instant receivedAt,
    boolean test,
    String state,
    Optional<String> reason,
    Optional<JsonNode> body) {
  static MessageView of(Message message, Optional<JsonNode> body) {
    return new MessageView(
        message.id().toString(),
        message.content().account().value(),
        message.content().eventId(),
        message.content().type(),
        Json.time(message.content().toldAt()),
        Json.time(message.receivedAt()),
        message.content().test(),
        Json.word(message.state()),
        message.reason(),
        body);
  }
}
