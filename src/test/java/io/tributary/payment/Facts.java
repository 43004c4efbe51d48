package io.tributary.payment;

import io.tributary.model.Alias;
import io.tributary.model.Currency;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.Money;
import io.tributary.model.Order;
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

  /** A session with the given names, or an intent that has none; what is blank is absent. */
  static Order session(String session, String invoice, String intent) {
    return order(
        session.isBlank() ? Order.Source.PAYMENT_INTENT : Order.Source.SESSION,
        Order.Reason.ONE_OFF,
        new StripeIds(
            present(session),
            present(invoice),
            present(intent),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  static Order order(Order.Source source, Order.Reason reason, StripeIds ids) {
    return new Order(
        source,
        Optional.of(reason),
        NOON,
        Optional.empty(),
        Optional.empty(),
        ids,
        Order.Buyer.UNKNOWN,
        Order.Breakdown.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }

  static Fact paid(Telling told, long dollars, Order order) {
    return new Fact.Paid(told, dollars(dollars), order, told.at());
  }

  static Fact linked(Telling told, Alias... names) {
    return new Fact.Linked(told, List.of(names));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(some -> !some.isBlank());
  }
}
