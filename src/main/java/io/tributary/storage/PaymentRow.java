package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Currency;
import io.tributary.model.Entry;
import io.tributary.model.Fee;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.StripeIds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One row of {@code payments}, component for column. */
record PaymentRow(
    UUID id,
    String accountId,
    Payment.Purpose purpose,
    Payment.Status status,
    String currency,
    long amount,
    long outside,
    long gross,
    long refunded,
    long disputed,
    long net,
    Instant occurredAt,
    boolean test,
    Optional<String> session,
    Optional<String> invoice,
    Optional<String> paymentIntent,
    Optional<String> charge,
    Optional<String> subscription,
    Optional<String> customer,
    Optional<String> paymentLink,
    boolean isUnlinked,
    int paidBefore,
    Optional<byte[]> details,
    long revision,
    Instant storedAt) {
  static final String COLUMNS =
      """
      SELECT id, account_id, purpose, status, currency, amount, outside, gross, refunded, disputed, net,
        occurred_at, test, session, invoice, payment_intent, charge, subscription, customer,
        payment_link, is_unlinked, paid_before, details, revision, stored_at
      FROM payments
      """;

  static PaymentRow of(Payment payment, Optional<byte[]> details, Instant storedAt) {
    return new PaymentRow(
        payment.id().value(),
        payment.account().value(),
        payment.purpose(),
        payment.status(),
        payment.amount().currency().code(),
        payment.amount().minorUnits(),
        payment.outside().minorUnits(),
        payment.gross().minorUnits(),
        payment.refunded().minorUnits(),
        payment.disputed().minorUnits(),
        payment.net().minorUnits(),
        payment.occurredAt(),
        payment.test(),
        payment.stripe().session(),
        payment.stripe().invoice(),
        payment.stripe().paymentIntent(),
        payment.stripe().charge(),
        payment.stripe().subscription(),
        payment.stripe().customer(),
        payment.stripe().paymentLink(),
        payment.place().isUnlinked(),
        payment.place().paidBefore(),
        details,
        1,
        storedAt);
  }

  Payment toPayment(List<Entry> entries, List<Fee> fees, Optional<Order> order) {
    return new Payment(
        new PaymentId(id),
        new AccountId(accountId),
        purpose,
        status,
        new Money(amount, new Currency(currency)),
        new Money(outside, new Currency(currency)),
        entries,
        occurredAt,
        test,
        new StripeIds(session, invoice, paymentIntent, charge, subscription, customer, paymentLink),
        order,
        fees,
        new Payment.Place(isUnlinked, paidBefore));
  }
}
