package io.tributary.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Reads lengths of time as people write them: {@code 30d}, {@code 10m}, {@code PT10M}. */
final class Durations {
  private Durations() {}

  static Optional<Duration> parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    try {
      return Optional.of(Duration.parse(iso(upper)));
    } catch (DateTimeParseException | ArithmeticException malformed) {
      return Optional.empty();
    }
  }

  private static String iso(String text) {
    if (text.startsWith("P")) {
      return text;
    }
    return text.endsWith("D") ? "P" + text : "PT" + text;
  }
}
