package io.tributary.click;

import java.util.regex.Pattern;

/**
 * Removes from JSON text, as Jackson wrote it, what PostgreSQL's jsonb refuses: NUL and lone
 * surrogates.
 */
final class JsonText {
  // With an even number of backslashes before it, \\u0000 is NUL; with an odd one it is text about
  // NUL.
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private JsonText() {}

  static String withoutBadCharacters(String json) {
    String noNul = ESCAPED_NUL.matcher(json).replaceAll("$1");
    StringBuilder clean = new StringBuilder(noNul.length());
    noNul
        .codePoints()
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
