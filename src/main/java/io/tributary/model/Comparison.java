package io.tributary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A comparison of our books with Stripe's, asked for, under way or done.
 *
 * @param books whose
 * @param window of what time; before it is done, of what time it was asked for
 * @param endedAt when it was done or given up
 * @param compared how many of Stripe's objects were compared
 * @param findings how many things weren't the same
 * @param failure why it could not be done, in a sentence for people
 * @param leftOut what it left out because there was too much of it, in sentences for people
 */
public record Comparison(
    ComparisonId id,
    StripeBooks books,
    TimeWindow window,
    State state,
    Instant askedAt,
    Optional<Instant> endedAt,
    long compared,
    long findings,
    Optional<String> failure,
    Optional<String> leftOut) {
  /** How far it is. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  /** One that is asked for. */
  public static Comparison asked(
      ComparisonId id, StripeBooks books, TimeWindow window, Instant now) {
    return new Comparison(
        id,
        books,
        window,
        State.WAITING,
        now,
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether somebody still has to do it. */
  public boolean isOpen() {
    return state == State.WAITING || state == State.RUNNING;
  }

  /** Whether it proved that both books are the same. */
  public boolean isEven() {
    return state == State.DONE && findings == 0 && leftOut.isEmpty();
  }

  /** Whether it found nothing, and proved nothing either, for it left something out. */
  public boolean isUnproved() {
    return state == State.DONE && findings == 0 && leftOut.isPresent();
  }
}
