package io.tributary.http;

import org.jspecify.annotations.Nullable;

/** A certificate can't be served; the message names the file and what is wrong with it. */
final class TlsRefusal extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  TlsRefusal(String message) {
    super(message);
  }

  TlsRefusal(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
