package io.tributary.storage;

import java.security.GeneralSecurityException;

/** Puts a failure into words that can be stored beside the row it happened on. */
public final class FailureReason {
  private static final int MOST_CHARACTERS = 500;

  private FailureReason() {}

  /** Why the program, not the row, is to blame: the first cause, without what it was bound to. */
  public static String of(Throwable failure) {
    Throwable cause = failure;
    // Of a sealed value that doesn't open, the vault's sentence says more than the cipher's.
    while (cause.getCause() != null && !(cause.getCause() instanceof GeneralSecurityException)) {
      cause = cause.getCause();
    }
    return storable("The program failed on it: " + cause);
  }

  /** The text without NUL and lone surrogates, which PostgreSQL refuses, and not endless. */
  public static String storable(String text) {
    StringBuilder storable = new StringBuilder();
    text.codePoints()
        .filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
        .limit(MOST_CHARACTERS)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }
}
