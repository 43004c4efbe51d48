package io.tributary.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses of users, in the one form they are compared in. */
final class Emails {
  private static final Pattern PLAUSIBLE = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final int LONGEST = 254;
  static final String CONTEXT = "users.email";

  private Emails() {}

  static String normalised(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  static boolean isPlausible(String email) {
    return email.length() <= LONGEST && PLAUSIBLE.matcher(email).matches();
  }
}
