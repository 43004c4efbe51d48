package io.tributary.inbound;

import java.util.Optional;

/**
 * What one field of a message became.
 *
 * @param field its name for people, such as {@code click id}
 * @param place where it was found; empty where nothing tells it
 * @param raw the text as it came
 * @param value what it became; empty where it became nothing
 * @param objection why it became nothing
 */
public record Line(
    String field,
    Optional<String> place,
    Optional<String> raw,
    Optional<String> value,
    Optional<String> objection) {
  /** The same, from another text. */
  Line as(String otherRaw) {
    return new Line(field, place, Optional.of(otherRaw), value, objection);
  }
}
