package io.tributary.dashboard;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Personal data, recognisable to who knows it and useless to who doesn't. */
final class Masked {
  private static final int LAST_DIGITS = 2;

  private Masked() {}

  /** {@code bob@example.com} as {@code b…@example.com}. */
  static String email(String email) {
    int at = email.lastIndexOf('@');
    return at <= 0 ? initial(email) : initial(email.substring(0, at)) + email.substring(at);
  }

  /** Initials. */
  static String name(String name) {
    return Arrays.stream(name.strip().split("\\s+"))
        .map(Masked::initial)
        .collect(Collectors.joining(" "));
  }

  /** The last two digits. */
  static String phone(String phone) {
    return "…" + phone.substring(Math.max(0, phone.length() - LAST_DIGITS));
  }

  private static String initial(String text) {
    return text.isEmpty() ? "…" : text.substring(0, text.offsetByCodePoints(0, 1)) + "…";
  }
}
