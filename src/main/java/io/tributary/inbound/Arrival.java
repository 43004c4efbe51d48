package io.tributary.inbound;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.model.Door;
import io.tributary.model.Door.Signing;
import io.tributary.model.Door.Signing.Scheme;
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
    if (trees.size() > MOST_ITEMS) {
      throw new BadRequest(
          "The array holds more than " + MOST_ITEMS + " items: send them in several requests.");
    }
    return read(
        trees.size() == 1 ? List.of(whole) : trees.stream().map(whole::only).toList(),
        id(request, door),
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
    for (int number = 0; number < items.size(); number++) {
      Optional<String> suffix = items.size() == 1 ? Optional.empty() : Optional.of("#" + number);
      Submission item = items.get(number);
      JsonNode tree = item.tree();
      messages.add(incoming(door, item, tree, new MessageName(key, suffix), now));
      readings.add(reading(item, door, translator));
    }
    return new Arrival(messages, readings);
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

  /** Where something is signed, only an id that is signed too tells a repetition from news. */
  private static Optional<String> id(Request request, Door door) {
    Optional<Scheme> scheme = door.guard().signing().map(Signing::scheme);
    Optional<String> key = request.header("Idempotency-Key").filter(_ -> scheme.isEmpty());
    Optional<String> signed =
        request
            .header("webhook-id")
            .filter(_ -> scheme.isEmpty() || scheme.get() == Scheme.STANDARD_WEBHOOKS);
    return key.or(() -> signed).filter(text -> !text.isBlank());
  }
}
