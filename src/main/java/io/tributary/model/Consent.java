package io.tributary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What the visitor agreed to, in the two words the ad platforms ask for.
 *
 * @param toldAt when the server was told; a visitor's clock is never trusted. Empty where nobody
 *     has answered, and while a click isn't stored yet
 */
public record Consent(State adUserData, State adPersonalization, Optional<Instant> toldAt) {
  public static final Consent UNSPECIFIED = new Consent(State.UNSPECIFIED, State.UNSPECIFIED);

  /** As it is told. */
  public Consent(State adUserData, State adPersonalization) {
    this(adUserData, adPersonalization, Optional.empty());
  }

  /** Whether there is an answer. */
  public boolean isTold() {
    return adUserData != State.UNSPECIFIED || adPersonalization != State.UNSPECIFIED;
  }

  /** One answer. */
  public enum State {
    GRANTED,
    DENIED,
    UNSPECIFIED
  }
}
