package io.tributary.payment;

import io.tributary.model.Alias;
import io.tributary.model.Checkout;
import io.tributary.model.Currency;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.Money;
import io.tributary.model.StripeIds;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts as tests need them. */
final class Facts {
  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private Facts() {}

  static Telling told(int number, int minute) {
    Instant at = NOON.plusSeconds(60L * minute);
    return new Telling(new MessageId(number), "evt_" + number, "test", at, true);
  }

  static Money dollars(long amount) {
    return new Money(100 * amount, new Currency("usd"));
  }

  /** A checkout with the given names; what is blank is absent. */
  static Checkout checkout(String session, String invoice, String intent) {
    return new Checkout(
        "payment",
        NOON,
        Optional.empty(),
        Optional.empty(),
        new StripeIds(
            present(session),
            present(intent),
            present(invoice),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Checkout.Buyer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        new Checkout.Breakdown(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty());
  }

  static Fact linked(Telling told, Alias... names) {
    return new Fact.Linked(told, List.of(names));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(some -> !some.isBlank());
  }
}
