package io.tributary.inbound;

import io.tributary.http.Response;
import io.tributary.storage.InboxTable.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a sender is told of each of its messages. */
record DoorAnswer(List<Item> items) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String RETRY_SECONDS = "5";

  /** One message. */
  record Item(DoorOutcome outcome, Optional<String> reason) {}

  DoorAnswer {
    items = List.copyOf(items);
  }

  /** Of messages that are in the inbox now, some of them only now. */
  static DoorAnswer of(Arrival arrival, Set<Incoming> fresh) {
    List<Item> items = new ArrayList<>();
    for (int number = 0; number < arrival.messages().size(); number++) {
      items.add(
          fresh.contains(arrival.messages().get(number))
              ? item(arrival.readings().get(number).verdict())
              : new Item(DoorOutcome.DEDUPLICATED, Optional.empty()));
    }
    return new DoorAnswer(items);
  }

  private static Item item(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _ -> new Item(DoorOutcome.ACCEPTED, Optional.empty());
      case Verdict.Discarded(String reason) -> new Item(DoorOutcome.DISCARDED, Optional.of(reason));
      case Verdict.Failed(String reason) -> new Item(DoorOutcome.FAILED, Optional.of(reason));
    };
  }

  List<DoorOutcome> outcomes() {
    return items.stream().map(Item::outcome).toList();
  }

  /**
   * The answer. A message that can't be read is kept all the same; only a sender that looks at our
   * answers, and repeats, is told by its status.
   */
  Response response(boolean senderRepeats) {
    boolean isFailed = items.stream().anyMatch(item -> item.outcome() == DoorOutcome.FAILED);
    int status = isFailed && senderRepeats ? 422 : 200;
    if (items.size() == 1) {
      return json(status, told(items.getFirst()));
    }
    ArrayNode all = MAPPER.createArrayNode();
    items.forEach(item -> all.add(told(item)));
    return json(status, MAPPER.createObjectNode().set("messages", all));
  }

  private static ObjectNode told(Item item) {
    ObjectNode told =
        MAPPER.createObjectNode().put("status", item.outcome().name().toLowerCase(Locale.ROOT));
    item.reason().ifPresent(reason -> told.put("reason", reason));
    return told;
  }

  /** On disk, and read once the database is back. */
  static Response journalled() {
    return json(202, MAPPER.createObjectNode().put("status", "journalled"));
  }

  static Response refused(int status, String reason) {
    return json(status, refusal(reason));
  }

  /** Nothing is kept. */
  static Response repeat(String reason) {
    return json(503, refusal(reason + " Please send it again.")).with("Retry-After", RETRY_SECONDS);
  }

  static Response wait(Duration length) {
    return later("This address was refused too often; try again in a while.", length);
  }

  /** Nothing is kept: the door brings more than anybody sells. */
  static Response tooMany(Duration length) {
    return later("This door brings more than 200 messages a second; send it again later.", length);
  }

  private static Response later(String reason, Duration length) {
    return json(429, refusal(reason)).with("Retry-After", Long.toString(1 + length.toSeconds()));
  }

  private static ObjectNode refusal(String reason) {
    return MAPPER.createObjectNode().put("status", "refused").put("reason", reason);
  }

  private static Response json(int status, ObjectNode body) {
    byte[] text = MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    return Response.json(status, text);
  }
}
