package io.tributary.storage;

/** The database doesn't answer at the moment: the same call may succeed later. */
public final class DatabaseUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
