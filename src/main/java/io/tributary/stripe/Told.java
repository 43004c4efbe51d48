package io.tributary.stripe;

import java.util.Optional;

/**
 * What Stripe told when it was asked.
 *
 * @param <T> what an answer is
 */
sealed interface Told<T> {
  record Answer<T>(T value) implements Told<T> {}

  record Withheld<T>(StripeFailure why) implements Told<T> {}

  /** The answer, if there was one. */
  default Optional<T> answer() {
    return switch (this) {
      case Answer<T>(T value) -> Optional.of(value);
      case Withheld<T> _ -> Optional.empty();
    };
  }

  /** Why there is none. */
  default Optional<StripeFailure> failure() {
    return switch (this) {
      case Answer<T> _ -> Optional.empty();
      case Withheld<T>(StripeFailure why) -> Optional.of(why);
    };
  }
}
