package io.tributary.model;

import java.util.Optional;

/**
 * What messages have shown of the secret that signed them.
 *
 * @param mode which data it signs
 * @param home the first account of Stripe's that was named as the context of a message
 */
public record SecretLesson(Optional<StripeMode> mode, Optional<String> home) {
  public static final SecretLesson NOTHING = new SecretLesson(Optional.empty(), Optional.empty());

  public static SecretLesson of(StripeMode mode) {
    return new SecretLesson(Optional.of(mode), Optional.empty());
  }

  public static SecretLesson ofHome(String account) {
    return new SecretLesson(Optional.empty(), Optional.of(account));
  }
}
