package io.tributary.api;

import io.tributary.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes views and reads what came in; absent values are written as null. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private Json() {}

  static Response ok(Object view) {
    return Response.json(200, write(view));
  }

  static Response created(Object view) {
    return Response.json(201, write(view));
  }

  static byte[] write(Object view) {
    return MAPPER.writeValueAsBytes(view);
  }

  /** The tree of a JSON text; empty when it is none. */
  static Optional<JsonNode> read(byte[] text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(tree -> !tree.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  static Optional<JsonNode> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A time with milliseconds at most. */
  static Instant time(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** A constant in the spelling of the API, such as {@code refund_failed}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
