package io.tributary.stripe;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.storage.Arrivals;
import io.tributary.stripe.StripeSide.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what Stripe has told arrives here. */
final class ArrivalChecks {
  /** Stripe may take that long to send, and we to store. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

  private ArrivalChecks() {}

  static List<Finding> all(OurSide ours, StripeSide theirs) {
    return Stream.of(arrival(ours, theirs), undelivered(theirs)).flatMap(Optional::stream).toList();
  }

  /** Empty when the key may not read events, or the database can't be read. */
  static Optional<Finding> arrival(OurSide ours, StripeSide theirs) {
    return theirs
        .newest()
        .answer()
        .flatMap(
            events ->
                ours.stored()
                    .map(stored -> stored.latest(theirs.keyed().account(), theirs.isTest()))
                    .map(latest -> arrival(awaited(events, ours, theirs), latest)));
  }

  /** The newest event that an endpoint here should have brought by now. */
  private static Optional<Instant> awaited(List<Happened> events, OurSide ours, StripeSide theirs) {
    List<Endpoint> sending =
        theirs.endpointsAt(ours.home().webhook()).stream().filter(Endpoint::isEnabled).toList();
    Instant due = ours.now().minus(ON_ITS_WAY);
    return events.stream()
        .filter(event -> event.at().isBefore(due))
        .filter(event -> sending.stream().anyMatch(each -> brings(each, event)))
        .map(Happened::at)
        .max(Instant::compareTo);
  }

  /** What happened before the endpoint was made is never sent to it. */
  private static boolean brings(Endpoint endpoint, Happened event) {
    return endpoint.sends(event.type())
        && endpoint.created().filter(made -> made.isAfter(event.at())).isEmpty();
  }

  private static Finding arrival(Optional<Instant> awaited, Optional<Arrivals.Latest> latest) {
    if (awaited.isEmpty()) {
      return Finding.good(Check.ARRIVALS, "Stripe has no event that should have come by now.");
    }
    Instant happened = awaited.get();
    if (latest.filter(each -> !each.toldAt().isBefore(happened)).isPresent()) {
      return Finding.good(Check.ARRIVALS, "Stripe's latest events have arrived.");
    }
    String ours =
        latest
            .map(each -> "the latest that arrived here is of " + Spans.at(each.toldAt()))
            .orElse("none has arrived here");
    return Finding.trouble(
            Check.ARRIVALS,
            "Stripe has an event of " + Spans.at(happened) + " for this server, but " + ours + ".")
        .remedy(
            "Open the endpoint in Stripe's dashboard: each failed delivery shows what this server"
                + " answered, or that it wasn't reached.");
  }

  /** Some other endpoint of the account may be the one that fails: a hint, and no proof. */
  static Optional<Finding> undelivered(StripeSide theirs) {
    return theirs
        .undelivered()
        .answer()
        .map(
            count ->
                count == 0
                    ? Finding.good(
                        Check.UNDELIVERED, "Stripe reports no failed delivery of the last 3 days.")
                    : Finding.advice(
                            Check.UNDELIVERED,
                            "Events of the last 3 days that some endpoint of the account has not taken: "
                                + (count >= 100 ? "100 or more" : count)
                                + ".")
                        .remedy(
                            "It may be another program's endpoint. Stripe repeats live messages for"
                                + " three days by itself."));
  }
}
