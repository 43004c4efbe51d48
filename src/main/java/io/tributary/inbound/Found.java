package io.tributary.inbound;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A text, and where in a message it was found.
 *
 * @param place for people: a name, a path, or what else gave it
 * @param isNumber whether it is a number in JSON, so that a point in it can only be a decimal point
 */
record Found(String place, String text, boolean isNumber) {
  static Optional<Found> at(String place, JsonNode value) {
    return PlainText.of(value).map(text -> new Found(place, text, value.isNumber()));
  }
}
