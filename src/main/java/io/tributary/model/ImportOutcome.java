package io.tributary.model;

/**
 * What came of fetching one object from Stripe.
 *
 * @param sentence the same for people
 */
public record ImportOutcome(StripeObject object, Result result, String sentence) {
  /** Whether the inbox has it now. */
  public boolean isThere() {
    return result == Result.IMPORTED || result == Result.KNOWN;
  }

  /** What came of it. */
  public enum Result {
    /** It is in the inbox now, and in the books within seconds. */
    IMPORTED,
    /** It was imported before, and has not changed since. */
    KNOWN,
    /** Stripe has no such object. */
    NOT_FOUND,
    /** Stripe did not give it. */
    FAILED
  }
}
