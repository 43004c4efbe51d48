package io.tributary.api;

import io.tributary.model.Door;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.MappingNotation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A way in for conversions.
 *
 * @param site where its conversions belong that match no click
 * @param unit what an amount counts: minor or major
 * @param signing how its messages must be signed; null: they need not be
 * @param fields where each field is found, as lines of the notation
 * @param events what a message is told as, as lines of the notation
 * @param mapping the version of how its messages are read
 * @param address only in the answer that made it; nobody can look it up
 */
record DoorView(
    String id,
    String name,
    String kind,
    String account,
    String site,
    String unit,
    boolean senderRepeats,
    Optional<SigningView> signing,
    List<String> addresses,
    Map<String, List<String>> fields,
    List<String> events,
    int mapping,
    boolean open,
    Instant createdAt,
    Optional<Instant> endsAt,
    Optional<String> address) {
  /** How messages must be signed; the secret is never shown. */
  record SigningView(String scheme, String header) {}

  static DoorView of(Door door, Instant now) {
    Map<String, List<String>> fields = new TreeMap<>();
    door.mapping()
        .fields()
        .forEach((field, origins) -> fields.put(word(field), MappingNotation.write(origins)));
    return new DoorView(
        door.id().toString(),
        door.name(),
        Json.word(door.kind()),
        door.account().value(),
        door.site().value(),
        Json.word(door.unit()),
        door.senderRepeats(),
        door.guard()
            .signing()
            .map(signing -> new SigningView(Json.word(signing.scheme()), signing.header())),
        door.guard().addresses(),
        fields,
        door.mapping().events().stream().map(MappingNotation::write).toList(),
        door.mapping().version(),
        door.isOpen(now),
        Json.time(door.createdAt()),
        door.endsAt().map(Json::time),
        Optional.empty());
  }

  /** The same, telling where it is. */
  DoorView at(String where) {
    return new DoorView(
        id,
        name,
        kind,
        account,
        site,
        unit,
        senderRepeats,
        signing,
        addresses,
        fields,
        events,
        mapping,
        open,
        createdAt,
        endsAt,
        Optional.of(where));
  }

  static String word(Field field) {
    return Json.word(field);
  }
}
