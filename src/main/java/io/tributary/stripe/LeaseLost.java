package io.tributary.stripe;

/** Another worker has taken the comparison over: this one ends, and keeps nothing. */
final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLost() {
    super("another worker has taken the comparison over");
  }
}
