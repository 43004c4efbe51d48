package io.tributary.inbound;

import io.tributary.model.Currency;
import io.tributary.model.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The fields of one message, read.
 *
 * @param lines how each came about
 */
record Report(
    Who who,
    Value value,
    Optional<Currency> currency,
    Optional<String> transaction,
    Optional<String> message,
    Optional<Found> event,
    Optional<Found> type,
    Optional<Found> status,
    Optional<Instant> at,
    Optional<Boolean> test,
    Optional<Money> tax,
    Optional<Money> shipping,
    List<Line> lines) {
  Report {
    lines = List.copyOf(lines);
  }

  /** Whether it is a test, where it is told: by a field, or by Stripe's id of a test session. */
  Optional<Boolean> isTest() {
    return test.or(() -> transaction.filter(id -> id.startsWith("cs_test_")).map(_ -> true));
  }

  /** Whom it tells of. */
  record Who(
      Optional<String> clickId,
      Optional<String> refId,
      Optional<String> email,
      Optional<String> phone,
      Optional<String> name,
      Optional<String> country) {
    /** Whether anybody could be found by it. */
    boolean isAnybody() {
      return clickId.isPresent() || refId.isPresent() || email.isPresent();
    }
  }

  /** What it tells of an amount. */
  sealed interface Value {
    /** Nothing. */
    record Untold() implements Value {}

    /** An amount. */
    record Told(Money money) implements Value {}

    /** No money, in no currency. */
    record Nothing() implements Value {}

    /** An amount that can't be read, and why. */
    record Unreadable(String objection) implements Value {}
  }
}
