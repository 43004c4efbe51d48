package io.tributary.stripe;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Whether an event destination of the newer kind sends thin events here; only where the key may
 * read destinations, else the door notices.
 */
final class PayloadChecks {
  private PayloadChecks() {}

  static Optional<Finding> of(OurSide ours, StripeSide theirs) {
    List<String> thin =
        theirs.destinations().answer().orElse(List.of()).stream()
            .filter(StripeSide.Destination::isThin)
            .map(StripeSide.Destination::url)
            .filter(url -> Endpoint.isAt(url, ours.home().webhook()))
            .toList();
    return thin.isEmpty() ? Optional.empty() : Optional.of(thin(thin));
  }

  private static Finding thin(List<String> destinations) {
    return Finding.trouble(
            Check.PAYLOADS, "An event destination sends thin events, which hold no payment:")
        .at(destinations)
        .remedy("At Stripe, edit it and choose the payload style “Snapshot”.")
        .way("Webhooks in Stripe's dashboard", "https://dashboard.stripe.com/webhooks");
  }
}
