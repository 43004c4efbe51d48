package io.tributary.dashboard;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Event;
import io.tributary.model.EventId;
import io.tributary.model.PaymentId;
import io.tributary.model.StandardEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One thing a visitor did: an arrival, or an event in a visit. */
public sealed interface JourneyStep {
  Instant at();

  /**
   * Arrived from outside.
   *
   * @param isCredited whether it gets the credit for the payment
   * @param cameBack whether its id came back with the payment
   */
  record Arrival(Click click, boolean isCredited, boolean cameBack) implements JourneyStep {
    @Override
    public Instant at() {
      return click.receivedAt();
    }
  }

  /**
   * Did something there.
   *
   * @param payment the one that the event names
   */
  record Happening(Event event, Optional<PaymentId> payment) implements JourneyStep {
    /** Whether a browser calls it a purchase, and no payment is known for it. */
    public boolean isUnconfirmed() {
      return payment.isEmpty() && event.name().equals(StandardEvent.PURCHASE.toString());
    }

    @Override
    public Instant at() {
      return event.receivedAt();
    }
  }

  /** Arrivals and events in the order of time. */
  static List<JourneyStep> inOrder(
      Collection<Click> clicks,
      Collection<Event> events,
      Map<EventId, PaymentId> payments,
      Optional<ClickId> credited,
      Optional<ClickId> cameBack) {
    Stream<JourneyStep> arrivals =
        clicks.stream()
            .map(
                click ->
                    new Arrival(
                        click,
                        credited.equals(Optional.of(click.id())),
                        cameBack.equals(Optional.of(click.id()))));
    Stream<JourneyStep> happenings =
        events.stream()
            .map(event -> new Happening(event, Optional.ofNullable(payments.get(event.id()))));
    return Stream.concat(arrivals, happenings)
        .sorted(Comparator.comparing(JourneyStep::at))
        .toList();
  }
}
