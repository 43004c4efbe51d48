package io.tributary.click;

import java.util.Optional;

/** Makes text from outside fit to keep: bad characters removed, length clipped. */
final class CleanText {
  private CleanText() {}

  /**
   * Removes NUL, other control characters and lone surrogates, and clips.
   *
   * @param most most characters to keep
   * @return empty when nothing is left
   */
  static Optional<String> of(String text, int most) {
    String clipped = text.length() > most ? text.substring(0, most) : text;
    String clean = isClean(clipped) ? clipped : cleaned(clipped);
    String stripped = clean.strip();
    return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < ' ' || Character.isSurrogate(character) || character == 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> !Character.isISOControl(point) && !isSurrogate(point))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
