package io.tributary.api;

import io.tributary.model.Click;
import io.tributary.model.Conversion;
import io.tributary.model.Payment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A conversion.
 *
 * @param renewal which renewal of its subscription it is, from 1; null for anything else
 * @param value the original value, as the site's rules count it
 * @param current the value after refunds and disputes
 * @param valuation how the value was found
 * @param predicted whether the value is a prediction, and never money
 * @param exclusion why it is told to nobody and counts in no total; null when it is told
 * @param click the click that gets the credit
 */
record ConversionView(
    String id,
    String site,
    String event,
    Optional<Integer> renewal,
    String status,
    ValueView value,
    ValueView current,
    String valuation,
    boolean predicted,
    Optional<ExclusionView> exclusion,
    Instant occurredAt,
    boolean test,
    MatchView match,
    Optional<Credited> click,
    Paid payment) {

  static ConversionView of(Conversion conversion, Payment payment) {
    return new ConversionView(
        conversion.id().toString(),
        conversion.site().value(),
        conversion.event().toString(),
        payment.renewal(),
        Json.word(conversion.status()),
        ValueView.of(conversion.value()),
        ValueView.of(conversion.current()),
        Json.word(conversion.valuation()),
        conversion.isPredicted(),
        conversion.exclusion().map(ExclusionView::of),
        Json.time(conversion.occurredAt()),
        conversion.test(),
        MatchView.of(conversion.match()),
        conversion.credited().map(Credited::of),
        Paid.of(payment));
  }

  /** The click that gets the credit, as it was when it was matched. */
  record Credited(
      String id,
      String source,
      String medium,
      Optional<String> campaign,
      Optional<String> content,
      Optional<String> term,
      Map<String, String> adClickIds,
      String landingUrl) {
    static Credited of(Click click) {
      return new Credited(
          click.id().toString(),
          click.channel().source(),
          click.channel().medium(),
          click.utm().campaign(),
          click.utm().content(),
          click.utm().term(),
          ClickView.adClickIds(click),
          click.landingUrl());
    }
  }

  /** The payment behind it. */
  record Paid(String id, String status, StripeView stripe) {
    static Paid of(Payment payment) {
      return new Paid(
          payment.id().toString(), Json.word(payment.status()), StripeView.of(payment.stripe()));
    }
  }
}
