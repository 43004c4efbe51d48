package io.tributary.access;

import io.tributary.model.UserId;

/** What became of the wish to create the owner. */
public sealed interface SetupOutcome {
  /** The owner exists now; the setup address is used up. */
  record Created(UserId owner) implements SetupOutcome {}

  /** There is an owner already: sign in instead. */
  record AlreadySetUp() implements SetupOutcome {}

  /** The token isn't the one printed last. */
  record WrongToken() implements SetupOutcome {}

  /** Too many tries from this address; it can be tried again in 15 minutes. */
  record TooManyTries() implements SetupOutcome {}

  /** E-mail or password won't do; the message says why. */
  record Refused(String message) implements SetupOutcome {}
}
