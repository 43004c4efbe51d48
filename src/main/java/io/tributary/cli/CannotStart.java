package io.tributary.cli;

/** The program can't do what it was asked, and the operator can mend it: the message says how. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
