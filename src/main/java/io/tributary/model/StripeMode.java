package io.tributary.model;

import java.util.Optional;

/** Which of Stripe's two worlds something belongs to; money is made in the live one only. */
public enum StripeMode {
  LIVE,
  TEST;

  /** The mode of what says whether it is test data. */
  public static StripeMode of(boolean test) {
    return test ? TEST : LIVE;
  }

  /** The mode of that word, {@code live} or {@code test}. */
  public static Optional<StripeMode> parse(String word) {
    return switch (word) {
      case "live" -> Optional.of(LIVE);
      case "test" -> Optional.of(TEST);
      default -> Optional.empty();
    };
  }

  public StripeMode other() {
    return of(this == LIVE);
  }

  /** What people and programs call it. */
  public String word() {
    return switch (this) {
      case LIVE -> "live";
      case TEST -> "test";
    };
  }
}
