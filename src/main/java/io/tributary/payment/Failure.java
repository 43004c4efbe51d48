package io.tributary.payment;

/** Puts a failure into words that can be stored beside the message it happened on. */
final class Failure {
  private static final int MOST_CHARACTERS = 500;

  private Failure() {}

  /**
   * Why the program, not the message, is to blame: the first cause, without what it was bound to.
   */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return storable("The program failed on it: " + cause);
  }

  /** The text without NUL and lone surrogates, which PostgreSQL refuses, and not endless. */
  static String storable(String text) {
    StringBuilder storable = new StringBuilder();
    text.codePoints()
        .filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
        .limit(MOST_CHARACTERS)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }
}
