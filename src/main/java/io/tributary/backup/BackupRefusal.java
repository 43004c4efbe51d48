package io.tributary.backup;

import java.io.UncheckedIOException;

/** A backup can't be made or used; the message says what, which and the way out. */
public final class BackupRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BackupRefusal(String message) {
    super(message);
  }

  public BackupRefusal(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the disk said, without what our own classes said around it. */
  static String said(Exception trouble) {
    boolean isWrapped = trouble instanceof UncheckedIOException && trouble.getCause() != null;
    return String.valueOf(isWrapped ? trouble.getCause() : trouble);
  }
}
