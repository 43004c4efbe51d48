package io.tributary.api;

import io.tributary.model.DoorReading;
import io.tributary.model.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * What a message would become, field by field.
 *
 * @param message which it is; null for a sample
 * @param outcome accepted, discarded or failed
 * @param sentence why
 */
record DoorReadingView(
    Optional<String> message, String outcome, String sentence, List<LineView> fields) {
  /** What one field became. */
  record LineView(
      String field,
      Optional<String> place,
      Optional<String> raw,
      Optional<String> value,
      Optional<String> objection) {}

  static DoorReadingView of(Optional<MessageId> message, DoorReading reading) {
    return new DoorReadingView(
        message.map(MessageId::toString),
        Json.word(reading.result()),
        reading.sentence(),
        reading.lines().stream()
            .map(
                line ->
                    new LineView(
                        line.field(), line.place(), line.raw(), line.value(), line.objection()))
            .toList());
  }
}
