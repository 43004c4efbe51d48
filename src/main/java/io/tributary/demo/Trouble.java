package io.tributary.demo;

/** What can go wrong with one request to Stripe's API. */
public enum Trouble {
  /** 429, without a word on how long. */
  RATE_LIMIT,
  /** 429 with {@code Retry-After: 1}. */
  RATE_LIMIT_FOR_A_SECOND,
  /** 409 {@code lock_timeout}: another request holds the object. */
  LOCKED,
  /** 500. */
  ERROR,
  /** 503, in plain text, as a proxy says it. */
  UNAVAILABLE,
  /** 200, and the connection ends in the middle of the body. */
  CUT,
  /** No answer until the stand-in closes, or the silence it was given is over. */
  SILENCE
}
