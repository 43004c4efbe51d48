package io.tributary.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Which page of a list, newest first: rows before a time and id.
 *
 * @param limit most rows
 */
public record PageRequest(Instant beforeTime, UUID beforeId, int limit) {
  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
  private static final UUID LAST_ID = new UUID(-1, -1);

  /** The newest rows. */
  public static PageRequest first(int limit) {
    return new PageRequest(END_OF_TIME, LAST_ID, limit);
  }

  /** The rows behind a row that {@link #cursor} described; empty when the text is no cursor. */
  public static Optional<PageRequest> after(String cursor, int limit) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int space = text.indexOf(' ');
      Instant time = Instant.parse(text.substring(0, Math.max(space, 0)));
      UUID id = UUID.fromString(text.substring(space + 1));
      // PostgreSQL knows no times as far away as Java does.
      return time.isBefore(Instant.EPOCH) || time.isAfter(END_OF_TIME)
          ? Optional.empty()
          : Optional.of(new PageRequest(time, id, limit));
    } catch (RuntimeException noCursor) {
      return Optional.empty();
    }
  }

  /** Describes the last row of a page in a text that only {@link #after} understands. */
  public static String cursor(Instant time, UUID id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((time + " " + id).getBytes(StandardCharsets.UTF_8));
  }
}
