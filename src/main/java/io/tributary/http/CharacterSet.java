package io.tributary.http;

import java.util.function.IntPredicate;

/**
 * A set of ASCII characters, asked for every character of a header: a pattern is too slow there.
 */
final class CharacterSet {
  private static final int ASCII = 128;
  private final boolean[] characters = new boolean[ASCII];

  private CharacterSet(IntPredicate isIn) {
    for (int character = 0; character < ASCII; character++) {
      characters[character] = isIn.test(character);
    }
  }

  /** Letters, digits, and the others given. */
  static CharacterSet alphanumericAnd(String others) {
    return new CharacterSet(
        character -> Character.isLetterOrDigit(character) || others.indexOf(character) >= 0);
  }

  /** What can be seen, so no space, without those given. */
  static CharacterSet visibleWithout(String excluded) {
    return new CharacterSet(
        character -> character > ' ' && character < 0x7F && excluded.indexOf(character) < 0);
  }

  /** Whether the text is made of these characters only. */
  boolean holdsAll(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character >= ASCII || !characters[character]) {
        return false;
      }
    }
    return true;
  }
}
