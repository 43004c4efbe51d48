package io.tributary.http;

/**
 * The input is at fault: the message says what, which and the way out, and is the body of the
 * answer.
 */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  public BadRequest(String message) {
    this(400, message);
  }

  /** With a 4xx status other than 400. */
  public BadRequest(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }

  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
