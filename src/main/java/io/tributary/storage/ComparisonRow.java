package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One row of {@code comparisons}, component for column. */
record ComparisonRow(
    UUID id,
    String accountId,
    boolean test,
    Instant windowFrom,
    Instant windowTo,
    Comparison.State state,
    Instant askedAt,
    Optional<Instant> endedAt,
    long compared,
    long findings,
    Optional<String> failure,
    Optional<String> leftOut) {
  static ComparisonRow of(Comparison comparison) {
    return new ComparisonRow(
        comparison.id().value(),
        comparison.books().account().value(),
        comparison.books().test(),
        comparison.window().from(),
        comparison.window().to(),
        comparison.state(),
        comparison.askedAt(),
        comparison.endedAt(),
        comparison.compared(),
        comparison.findings(),
        comparison.failure(),
        comparison.leftOut());
  }

  Comparison toComparison() {
    return new Comparison(
        new ComparisonId(id),
        new StripeBooks(new AccountId(accountId), test),
        new TimeWindow(windowFrom, windowTo),
        state,
        askedAt,
        endedAt,
        compared,
        findings,
        failure,
        leftOut);
  }
}
