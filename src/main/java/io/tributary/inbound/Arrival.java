package io.tributary.inbound;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.model.Door;
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

  /**
   * Most bytes of one request's messages as they are stored, escaped and with the query in each.
   */
  static final int MOST_STORED_BYTES = 1024 * 1024;

  private static final String JSON = "application/json";

  Arrival {
    messages = List.copyOf(messages);
    readings = List.copyOf(readings);
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
    return read(
        trees.size() == 1 ? List.of(whole) : trees.stream().map(whole::only).toList(),
        key(request, door),
        door,
        translator,
        now);
  }

  /** Reads events that a program tells, each a JSON object. */
  static Arrival of(
      List<String> events,
      Optional<String> key,
      Door door,
      DoorTranslator translator,
      Instant now) {
    List<Submission> items =
        events.stream()
            .map(event -> new Submission("POST", Optional.of(JSON), Optional.empty(), event))
            .toList();
    return read(items, key, door, translator, now);
  }

  private static Arrival read(
      List<Submission> items,
      Optional<String> key,
      Door door,
      DoorTranslator translator,
      Instant now) {
    List<Incoming> messages = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    int bytes = 0;
    for (int number = 0; number < items.size(); number++) {
      Optional<String> suffix = items.size() == 1 ? Optional.empty() : Optional.of("#" + number);
      Submission item = items.get(number);
      JsonNode tree = item.tree();
      messages.add(incoming(door, item, tree, new MessageName(key, suffix), now));
      bytes += messages.getLast().body().length;
      requireRoom(bytes);
      readings.add(reading(item, door, translator));
    }
    return new Arrival(messages, readings);
  }

  private static void requireRoom(int bytes) {
    if (bytes > MOST_STORED_BYTES) {
      throw new BadRequest(
          "The messages of this request are longer than %d KB as they are stored, each with the query and every special character escaped: send them in several requests, or shorter."
              .formatted(MOST_STORED_BYTES / 1024));
    }
  }

  private static Reading reading(Submission item, Door door, DoorTranslator translator) {
    try {
      requireReadable(item);
      return translator.explain(door, door.mapping(), item.tree());
    } catch (IllegalArgumentException unreadable) {
      return new Reading(List.of(), new Verdict.Failed(String.valueOf(unreadable.getMessage())));
    }
  }

  /**
   * Refuses what says nothing to anybody.
   *
   * @throws IllegalArgumentException when it is neither JSON nor a form, and there is no query
   */
  static void requireReadable(Submission item) {
    if (item.tree().isEmpty() && !item.body().isBlank()) {
      throw new IllegalArgumentException(
          "The body is neither a JSON object nor a form, so nothing can be read from it.");
    }
  }

  private static Incoming incoming(
      Door door, Submission item, JsonNode tree, MessageName name, Instant now) {
    Known known = Known.of(door, door.mapping(), tree);
    int version = door.mapping().version();
    return new Incoming(
        door.account(),
        name.eventId(door, known, item, tree),
        door.messageType(),
        known.at().orElse(now),
        known.test(),
        SubmissionReader.write(item, version),
        Optional.of(version));
  }

  /** Where the body is signed, the query isn't, and the other way round: it may not be believed. */
  private static Submission submission(Request request, Door door) {
    boolean isGet = request.method().equals("GET");
    boolean isSigned = door.guard().signing().isPresent();
    boolean isQueryBelieved = isGet || !isSigned;
    return new Submission(
        request.method(),
        request.header("Content-Type").map(type -> type.substring(0, Math.min(200, type.length()))),
        Optional.of(request.query().raw()).filter(raw -> isQueryBelieved && !raw.isEmpty()),
        isGet && isSigned ? "" : new String(request.body(), StandardCharsets.UTF_8));
  }

  /**
   * The sender's id of the request. Where the body is signed, a header that isn't could make a new
   * message of an old one that somebody has copied.
   */
  private static Optional<String> key(Request request, Door door) {
    Optional<String> key =
        door.guard()
            .signing()
            .map(
                signing ->
                    switch (signing.scheme()) {
                      case STANDARD_WEBHOOKS -> request.header("webhook-id");
                      case HEX, BASE64 -> Optional.<String>empty();
                    })
            .orElseGet(
                () -> request.header("Idempotency-Key").or(() -> request.header("webhook-id")));
    return key.filter(text -> !text.isBlank());
  }
}
