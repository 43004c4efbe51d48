package io.tributary.dashboard;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

  /** Did something there. */
  record Happening(Event event) implements JourneyStep {
    @Override
    public Instant at() {
      return event.receivedAt();
    }
  }

  /** Arrivals and events in the order of time. */
  static List<JourneyStep> inOrder(
      Collection<Click> clicks,
      Collection<Event> events,
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
    return Stream.concat(arrivals, events.stream().map(Happening::new))
        .sorted(Comparator.comparing(JourneyStep::at))
        .toList();
  }
}
