package io.tributary.dashboard;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Click;
import io.tributary.model.Conversion;
import io.tributary.model.ConversionId;
import io.tributary.model.Currency;
import io.tributary.model.Entry;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import io.tributary.model.StandardEvent;
import io.tributary.model.StripeIds;
import io.tributary.model.UnmatchedReason;
import io.tributary.model.Valuation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sample sale.
 *
 * @param session the Checkout Session's id
 * @param credited the click that gets the credit; the match is by the same click
 */
record Sale(
    String session,
    Money amount,
    Payment.Status status,
    boolean test,
    Instant at,
    Optional<Click> credited,
    UnmatchedReason reason) {

  static Sale paid(String session, long minorUnits, String currency, Instant at) {
    return new Sale(
        session,
        new Money(minorUnits, new Currency(currency)),
        Payment.Status.PAID,
        false,
        at,
        Optional.empty(),
        UnmatchedReason.NO_CLICK_ID);
  }

  Sale from(Click click) {
    return new Sale(session, amount, status, test, at, Optional.of(click), reason);
  }

  Sale because(UnmatchedReason other) {
    return new Sale(session, amount, status, test, at, credited, other);
  }

  Sale inTestMode() {
    return new Sale(session, amount, status, true, at, credited, reason);
  }

  Sale as(Payment.Status other) {
    return new Sale(session, amount, other, test, at, credited, reason);
  }

  PaymentId id() {
    return PaymentId.of(new AccountId("default"), Alias.session(session));
  }

  Payment payment() {
    return new Payment(
        id(),
        new AccountId("default"),
        Payment.Purpose.ONE_OFF,
        status,
        amount,
        Money.zero(amount.currency()),
        status == Payment.Status.PAID
            ? List.of(new Entry(Entry.Kind.PAYMENT, session, amount, at, "evt_" + session))
            : List.of(),
        at,
        test,
        ids(),
        Optional.of(order()),
        List.of(),
        Payment.Place.ALONE);
  }

  Order order() {
    return new Order(
        Order.Source.SESSION,
        Optional.of(Order.Reason.ONE_OFF),
        at,
        credited.map(click -> click.id().toString()),
        Optional.empty(),
        ids(),
        new Order.Buyer(
            Optional.of("bob@buyer.example"),
            Optional.of("Robert Tables"),
            Optional.empty(),
            Optional.of("DE")),
        Order.Breakdown.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }

  Conversion conversion() {
    Match match =
        credited
            .<Match>map(click -> new Match.Matched(click.id(), MatchMethod.CLICK_ID))
            .orElseGet(() -> new Match.Unmatched(reason, Optional.empty()));
    return new Conversion(
        ConversionId.of(id()),
        id(),
        SiteId.DEFAULT,
        StandardEvent.PURCHASE,
        status == Payment.Status.PAID ? Conversion.Status.CONFIRMED : Conversion.Status.PENDING,
        amount,
        amount,
        Valuation.GROSS,
        Optional.empty(),
        at,
        test,
        match,
        credited);
  }

  private StripeIds ids() {
    return new StripeIds(
        Optional.of(session),
        Optional.empty(),
        Optional.of("pi_" + session),
        Optional.empty(),
        Optional.empty(),
        Optional.of("cus_QwErTy12"),
        Optional.of("plink_1Sample"));
  }
}
