package io.tributary.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that must not be printed: {@code toString} masks it, {@link #reveal} is the one way to
 * read it.
 */
public final class Secret {
  private static final Pattern KIND = Pattern.compile("^(whsec_|[rs]k_(live|test)_)");
  private static final int SHOWN_AT_THE_END = 4;
  private static final int LEAST_HIDDEN = 12;
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  public String reveal() {
    return value;
  }

  /** What people may see of it, to tell it from others: its kind and, if it is long, its end. */
  public String hint() {
    Matcher kind = KIND.matcher(value);
    int begin = kind.find() ? kind.end() : 0;
    int end = value.length() - SHOWN_AT_THE_END;
    String last = end - begin >= LEAST_HIDDEN ? value.substring(end) : "";
    return value.substring(0, begin) + "…" + last;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "********";
  }
}
