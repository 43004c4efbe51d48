package io.tributary.api;

import io.tributary.model.Comparison;
import java.time.Instant;
import java.util.Optional;

/**
 * A comparison of our books with Stripe's.
 *
 * @param compared how many of Stripe's objects were compared so far
 * @param findings how many things weren't the same
 * @param even whether both books are proved the same; null until it is done
 * @param failure why it could not be done
 * @param leftOut what it left out because there was too much of it
 */
record ComparisonView(
    String id,
    String account,
    boolean test,
    Instant from,
    Instant to,
    String state,
    Instant askedAt,
    Optional<Instant> endedAt,
    long compared,
    long findings,
    Optional<Boolean> even,
    Optional<String> failure,
    Optional<String> leftOut) {

  static ComparisonView of(Comparison comparison) {
    boolean isDone = comparison.state() == Comparison.State.DONE;
    return new ComparisonView(
        comparison.id().toString(),
        comparison.books().account().value(),
        comparison.books().test(),
        Json.time(comparison.window().from()),
        Json.time(comparison.window().to()),
        Json.word(comparison.state()),
        Json.time(comparison.askedAt()),
        comparison.endedAt().map(Json::time),
        comparison.compared(),
        comparison.findings(),
        isDone ? Optional.of(comparison.isEven()) : Optional.empty(),
        comparison.failure(),
        comparison.leftOut());
  }
}
