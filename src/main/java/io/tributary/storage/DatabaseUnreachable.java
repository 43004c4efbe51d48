package io.tributary.storage;

/**
 * The database doesn't answer at the moment: the same call may succeed later, by itself or after
 * somebody has looked after its machine.
 */
public final class DatabaseUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseUnreachable(String message) {
    super(message);
  }

  public DatabaseUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
