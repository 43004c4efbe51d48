package io.tributary.model;

/** What the visitor agreed to, in the two words the ad platforms ask for. */
public record Consent(State adUserData, State adPersonalization) {
  public static final Consent UNSPECIFIED = new Consent(State.UNSPECIFIED, State.UNSPECIFIED);

  /** One answer. */
  public enum State {
    GRANTED,
    DENIED,
    UNSPECIFIED
  }
}
