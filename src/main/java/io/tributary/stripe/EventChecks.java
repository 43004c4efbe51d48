package io.tributary.stripe;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Repair;
import io.tributary.model.WantedEvents;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the endpoints that lead here send, together, what is read here. */
final class EventChecks {
  private EventChecks() {}

  /**
   * Looks at endpoints that are enabled.
   *
   * @param repair what would select the right events
   */
  static Finding of(List<Endpoint> enabled, Repair repair) {
    List<String> missing =
        WantedEvents.all().stream()
            .filter(type -> enabled.stream().noneMatch(endpoint -> endpoint.sends(type)))
            .toList();
    if (!missing.isEmpty()) {
      return missing(missing).at(missing).repair(repair);
    }
    if (enabled.stream().anyMatch(Endpoint::sendsAll)) {
      return Finding.advice(
              Check.ENDPOINT_EVENTS,
              "The endpoint sends every event (*), many more than are read here.")
          .remedy("It does no harm but takes room. Select only the events that are read.")
          .repair(repair);
    }
    return complete(enabled);
  }

  private static Finding missing(List<String> missing) {
    List<WantedEvents> lost =
        Arrays.stream(WantedEvents.values())
            .filter(kind -> kind.types().stream().anyMatch(missing::contains))
            .toList();
    String sentence =
        "The endpoint doesn't send all events that are read here, so Tributary isn't told of "
            + lost.stream().map(WantedEvents::loss).collect(Collectors.joining("; of "))
            + ":";
    Finding finding =
        lost.stream().anyMatch(WantedEvents::areMoney)
            ? Finding.trouble(Check.ENDPOINT_EVENTS, sentence)
            : Finding.advice(Check.ENDPOINT_EVENTS, sentence);
    return finding.remedy("Select them at Stripe, or here.");
  }

  private static Finding complete(List<Endpoint> enabled) {
    List<String> more =
        enabled.stream().flatMap(endpoint -> endpoint.superfluous().stream()).distinct().toList();
    String all =
        "The endpoint sends all " + WantedEvents.all().size() + " events that are read here";
    return more.isEmpty()
        ? Finding.good(Check.ENDPOINT_EVENTS, all + ".")
        : Finding.good(Check.ENDPOINT_EVENTS, all + ", and others, which are kept and do no harm:")
            .at(more);
  }
}
