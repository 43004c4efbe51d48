package io.tributary.storage;

/**
 * The database, its folder or its key can't be used, and waiting won't help: the message says what,
 * which and the way out.
 */
public final class DatabaseRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseRefusal(String message) {
    super(message);
  }

  public DatabaseRefusal(String message, Throwable cause) {
    super(message, cause);
  }
}
