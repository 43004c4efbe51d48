package io.tributary.access;

import io.tributary.model.UserId;

/** What became of an attempt to sign in. */
public sealed interface SignInOutcome {
  /** E-mail and password fit. */
  record Welcome(UserId user) implements SignInOutcome {}

  /** One of them doesn't; which one isn't told. */
  record WrongCredentials() implements SignInOutcome {}

  /** Too many tries from this address or for this e-mail; it can be tried again in 15 minutes. */
  record TooManyTries() implements SignInOutcome {}
}
