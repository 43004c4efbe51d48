package io.tributary.config;

import java.io.Serial;
import java.util.List;

/** The settings can't be used; the message lists every reason at once. */
public final class InvalidConfig extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  InvalidConfig(List<String> problems) {
    super(text(problems));
  }

  private static String text(List<String> problems) {
    String count = problems.size() == 1 ? "1 setting is" : problems.size() + " settings are";
    return "Tributary can't start, because "
        + count
        + " wrong:\n  - "
        + String.join("\n  - ", problems);
  }
}
