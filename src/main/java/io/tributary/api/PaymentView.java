package io.tributary.api;

import io.tributary.model.Conversion;
import io.tributary.model.Entry;
import io.tributary.model.Fee;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment with its books.
 *
 * @param renewal which renewal of its subscription it is, from 1; null for anything else
 * @param unlinked whether it may be the money of an invoice that is counted already, so that no
 *     total holds it
 * @param amount what was asked for, also while nothing is paid yet
 * @param match null until it is attributed, some milliseconds after it came
 * @param formerIds ids of payments that turned out to be this one
 */
record PaymentView(
    String id,
    StripeView stripe,
    String purpose,
    Optional<Integer> renewal,
    boolean unlinked,
    String status,
    ValueView gross,
    ValueView refunded,
    ValueView disputed,
    ValueView net,
    ValueView amount,
    Instant occurredAt,
    boolean test,
    Optional<MatchView> match,
    Optional<Converted> conversion,
    List<Line> entries,
    List<Charged> fees,
    List<String> formerIds) {

  static PaymentView of(Payment payment, Optional<Conversion> conversion, List<PaymentId> former) {
    return new PaymentView(
        payment.id().toString(),
        StripeView.of(payment.stripe()),
        Json.word(payment.purpose()),
        payment.renewal(),
        payment.place().isUnlinked(),
        Json.word(payment.status()),
        ValueView.of(payment.gross()),
        ValueView.of(payment.refunded()),
        ValueView.of(payment.disputed()),
        ValueView.of(payment.net()),
        ValueView.of(payment.amount()),
        Json.time(payment.occurredAt()),
        payment.test(),
        conversion.map(Conversion::match).map(MatchView::of),
        conversion.map(Converted::of),
        payment.entries().stream().map(Line::of).toList(),
        payment.fees().stream().map(Charged::of).toList(),
        former.stream().map(PaymentId::toString).toList());
  }

  /** The conversion it makes. */
  record Converted(String id, String event, String status) {
    static Converted of(Conversion conversion) {
      return new Converted(
          conversion.id().toString(),
          conversion.event().toString(),
          Json.word(conversion.status()));
    }
  }

  /**
   * What Stripe took, in the currency of settlement; negative when it gave a fee back.
   *
   * @param movement Stripe's balance transaction
   */
  record Charged(ValueView amount, Instant occurredAt, String movement) {
    static Charged of(Fee fee) {
      return new Charged(ValueView.of(fee.amount()), Json.time(fee.at()), fee.movement());
    }
  }

  /**
   * One signed line of its books.
   *
   * @param amount positive towards the merchant
   * @param reference the Stripe object whose money it is
   */
  record Line(String kind, ValueView amount, Instant occurredAt, String reference, String eventId) {
    static Line of(Entry entry) {
      return new Line(
          Json.word(entry.kind()),
          ValueView.of(entry.amount()),
          Json.time(entry.at()),
          entry.reference(),
          entry.eventId());
    }
  }
}
