package io.tributary.inbound;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.storage.InboxTable.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What came through a door with one request: a message for each item.
 *
 * @param messages for the inbox
 * @param readings what each is read as
 */
record Arrival(List<Incoming> messages, List<Reading> readings) {
  static final int MOST_ITEMS = 100;
  private static final String KIND = "door.";

  Arrival {
    messages = List.copyOf(messages);
    readings = List.copyOf(readings);
  }

  /** The type which messages of a door have in the inbox. */
  static String type(Door door) {
    return KIND + door.id();
  }

  /** Whose message it is, by its type. */
  static Optional<DoorId> door(String type) {
    return type.startsWith(KIND) ? DoorId.parse(type.substring(KIND.length())) : Optional.empty();
  }

  /**
   * Reads a request that may come in.
   *
   * @throws BadRequest when there is nothing in it, or too much
   */
  static Arrival of(Request request, Door door, DoorTranslator translator, Instant now) {
    Submission whole = submission(request, door);
    List<JsonNode> trees = whole.trees();
    if (whole.body().isBlank() && whole.query().isEmpty()) {
      throw new BadRequest("There is nothing in this message: send JSON, a form, or a query.");
    }
    if (trees.size() > MOST_ITEMS) {
      throw new BadRequest(
          "The array holds more than " + MOST_ITEMS + " items: send them in several requests.");
    }
    List<Incoming> messages = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    for (int number = 0; number < trees.size(); number++) {
      JsonNode tree = trees.get(number);
      Submission item = trees.size() == 1 ? whole : whole.only(tree);
      Optional<String> suffix = trees.size() == 1 ? Optional.empty() : Optional.of("#" + number);
      MessageName name = new MessageName(header(request), suffix);
      messages.add(incoming(door, item, tree, name, now));
      readings.add(translator.explain(door, door.mapping(), tree));
    }
    return new Arrival(messages, readings);
  }

  private static Incoming incoming(
      Door door, Submission item, JsonNode tree, MessageName name, Instant now) {
    Known known = Known.of(door, door.mapping(), tree);
    int version = door.mapping().version();
    return new Incoming(
        door.account(),
        name.eventId(door, known, item, tree),
        type(door),
        known.at().orElse(now),
        known.test(),
        SubmissionReader.write(item, version),
        Optional.of(version));
  }

  /** Where the body is signed, the query isn't, so that nothing of it may be believed. */
  private static Submission submission(Request request, Door door) {
    boolean isGet = request.method().equals("GET");
    boolean isQueryBelieved = isGet || door.guard().signing().isEmpty();
    return new Submission(
        request.method(),
        request.header("Content-Type").map(type -> type.substring(0, Math.min(200, type.length()))),
        Optional.of(request.query().raw()).filter(raw -> isQueryBelieved && !raw.isEmpty()),
        new String(request.body(), StandardCharsets.UTF_8));
  }

  private static Optional<String> header(Request request) {
    return request
        .header("Idempotency-Key")
        .or(() -> request.header("webhook-id"))
        .filter(text -> !text.isBlank());
  }
}
