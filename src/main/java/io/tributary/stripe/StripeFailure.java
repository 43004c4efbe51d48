package io.tributary.stripe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why Stripe's API gave no answer; the message is a sentence for people and never holds a key. */
public final class StripeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern PERMISSION = Pattern.compile("rak_\\w+");
  private final Kind kind;
  private final int status;

  /** What kind of failure it is, which tells what helps. */
  public enum Kind {
    /** 401: the key is wrong, expired or deleted. */
    KEY_REFUSED,
    /** 403: a restricted key lacks the permission. */
    PERMISSION_MISSING,
    /** 404: there is no such object, or not in this mode or account. */
    NOT_FOUND,
    /** Another 4xx: the request itself is wrong. */
    REFUSED,
    /** No good answer after several tries. */
    UNAVAILABLE
  }

  StripeFailure(Kind kind, int status, String message) {
    super(message);
    this.kind = kind;
    this.status = status;
  }

  public Kind kind() {
    return kind;
  }

  /** The HTTP status; 0 when there was no answer at all. */
  public int status() {
    return status;
  }

  /** The permission that would help, such as {@code rak_charge_read}, where Stripe names it. */
  public Optional<String> permission() {
    Matcher named = PERMISSION.matcher(String.valueOf(getMessage()));
    return kind == Kind.PERMISSION_MISSING && named.find()
        ? Optional.of(named.group())
        : Optional.empty();
  }
}
