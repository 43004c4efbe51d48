package io.tributary.ops;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time and amounts of bytes as people say them. */
final class Words {
  private static final long KILO = 1024;
  private static final String UNITS = "KMGTPE";

  private Words() {}

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

  /** Such as {@code 512.0 MB}, by 1024 as the settings have it. */
  static String of(long bytes) {
    if (bytes < KILO) {
      return bytes + " bytes";
    }
    int unit = 0;
    double amount = (double) bytes / KILO;
    while (amount >= KILO) {
      amount /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", amount, UNITS.charAt(unit));
  }
}
