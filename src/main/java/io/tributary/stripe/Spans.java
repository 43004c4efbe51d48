package io.tributary.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and their lengths as people say them. */
final class Spans {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Spans() {}

  /** Such as {@code 45 seconds}, {@code 12 minutes}, {@code 30 hours}, {@code 4 days}. */
  static String of(Duration length) {
    if (length.toMinutes() < 2) {
      return length.toSeconds() + " seconds";
    }
    if (length.toHours() < 2) {
      return length.toMinutes() + " minutes";
    }
    return length.toDays() < 2 ? length.toHours() + " hours" : length.toDays() + " days";
  }

  /** Such as {@code 12 minutes ago}. */
  static String ago(Instant then, Instant now) {
    Duration span = Duration.between(then, now);
    return span.toSeconds() < 2 ? "just now" : of(span) + " ago";
  }

  /** Such as {@code 5 Nov 2026, 09:30 UTC}. */
  static String at(Instant then) {
    return MINUTE.format(then);
  }
}
