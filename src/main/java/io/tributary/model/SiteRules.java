package io.tributary.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a site turns payments into conversions: one dated version of all its rules. The version that
 * holds for a payment is the latest whose date isn't after the payment's own time; when it was
 * written, and when the payment is looked at, doesn't matter.
 *
 * @param from the first moment it holds
 * @param basis what a conversion's value is
 * @param toldRenewals how many renewals of a subscription are told, from the first; empty tells all
 * @param events which event a payment is told as, where that isn't the usual one
 * @param predicted what a trial is worth, one amount a currency; in other currencies it is worth 0
 * @param customerWindow how long before its checkout was opened an earlier purchase of the same
 *     customer may lend its click to a new one that brings none; empty is never
 * @param emailWindow the same for an earlier purchase with the same e-mail
 */
public record SiteRules(
    Instant from,
    ValueBasis basis,
    Optional<Integer> toldRenewals,
    Map<Occasion, StandardEvent> events,
    List<Money> predicted,
    Optional<Duration> customerWindow,
    Optional<Duration> emailWindow) {
  /** Most renewals that can be asked for by number. */
  public static final int MOST_RENEWALS = 1000;

  /** The longest window, in days. */
  public static final int LONGEST_WINDOW = 730;

  /** The largest prediction, in minor units: Stripe's own limit of twelve digits. */
  public static final long MOST_PREDICTED = 999_999_999_999L;

  /** The earliest date of a version. */
  public static final Instant EARLIEST = Instant.parse("2010-01-01T00:00:00Z");

  /** The latest date of a version. */
  public static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** What a payment may be told as. */
  public static final List<StandardEvent> CHOICE =
      List.of(
          StandardEvent.PURCHASE,
          StandardEvent.SUBSCRIBE,
          StandardEvent.START_TRIAL,
          StandardEvent.UPSELL,
          StandardEvent.LEAD,
          StandardEvent.COMPLETE_REGISTRATION,
          StandardEvent.SCHEDULE,
          StandardEvent.ADD_PAYMENT_INFO);

  /** What holds before a site has written any rules. */
  public static final SiteRules USUAL =
      new SiteRules(
          Instant.EPOCH,
          ValueBasis.GROSS,
          Optional.empty(),
          Map.of(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  /** What a payment is to a site, with the event it usually is. */
  public enum Occasion {
    ONE_OFF(StandardEvent.PURCHASE),
    TRIAL(StandardEvent.START_TRIAL),
    /** The first money of a subscription, also when a trial came before. */
    SUBSCRIPTION_START(StandardEvent.SUBSCRIBE),
    RENEWAL(StandardEvent.PURCHASE),
    SUBSCRIPTION_CHANGE(StandardEvent.PURCHASE);

    private final StandardEvent usual;

    Occasion(StandardEvent usual) {
      this.usual = usual;
    }

    public StandardEvent usual() {
      return usual;
    }

    /** What a payment is. */
    public static Occasion of(Payment payment) {
      return switch (payment.purpose()) {
        // A goal says itself what it is told as.
        case ONE_OFF, GOAL -> ONE_OFF;
        case SUBSCRIPTION -> SUBSCRIPTION_START;
        case TRIAL -> TRIAL;
        case RENEWAL -> payment.place().paidBefore() == 0 ? SUBSCRIPTION_START : RENEWAL;
        case SUBSCRIPTION_CHANGE -> SUBSCRIPTION_CHANGE;
      };
    }
  }

  public SiteRules {
    events = Map.copyOf(events);
    predicted = List.copyOf(predicted);
  }

  /** The event that payments of an occasion are told as. */
  public StandardEvent event(Occasion occasion) {
    return events.getOrDefault(occasion, occasion.usual());
  }

  /** What a trial in that currency is worth. */
  public Optional<Money> prediction(Currency currency) {
    return predicted.stream().filter(money -> money.currency().equals(currency)).findFirst();
  }

  /** Whether a new purchase may borrow the click of an earlier one. */
  public boolean lendsClicks() {
    return customerWindow.isPresent() || emailWindow.isPresent();
  }

  /** Why a payment's conversion isn't told; empty when it is. */
  public Optional<Exclusion> exclusion(Payment payment) {
    return payment
        .renewal()
        .flatMap(
            renewal ->
                toldRenewals
                    .filter(told -> renewal > told)
                    .map(told -> new Exclusion(renewal, told)));
  }
}
