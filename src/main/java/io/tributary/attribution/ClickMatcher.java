package io.tributary.attribution;

import io.tributary.model.ClickId;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.Order;
import io.tributary.model.UnmatchedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which click came back with a payment: the most trusted carrier that names a known click.
 */
final class ClickMatcher {
  private ClickMatcher() {}

  /** A value that came back, and how. */
  private record Carrier(ClickReference reference, MatchMethod method) {}

  /** The click ids that an order names, most trusted first. */
  static List<ClickId> named(Optional<Order> order) {
    List<ClickId> named = new ArrayList<>();
    for (Carrier carrier : carriers(order)) {
      if (carrier.reference() instanceof ClickReference.Ours ours) {
        named.add(ours.click());
      }
    }
    return named;
  }

  /**
   * Decides.
   *
   * @param known those of the named clicks that have been reported
   */
  static Match match(Optional<Order> order, Set<ClickId> known) {
    List<Carrier> carriers = carriers(order);
    for (Carrier carrier : carriers) {
      if (carrier.reference() instanceof ClickReference.Ours ours && known.contains(ours.click())) {
        return new Match.Matched(ours.click(), carrier.method());
      }
    }
    UnmatchedReason reason =
        order.filter(told -> told.source() == Order.Source.DOOR).isPresent()
            ? UnmatchedReason.NO_MATCH_FOUND
            : reason(carriers);
    return new Match.Unmatched(reason, named(order).stream().findFirst());
  }

  private static List<Carrier> carriers(Optional<Order> order) {
    List<Carrier> carriers = new ArrayList<>();
    order
        .flatMap(Order::clientReference)
        .map(text -> new Carrier(ClickReference.read(text), MatchMethod.CLICK_ID))
        .ifPresent(carriers::add);
    order
        .flatMap(Order::metadataClickId)
        .map(text -> new Carrier(ClickReference.read(text), MatchMethod.METADATA))
        .ifPresent(carriers::add);
    return carriers;
  }

  /**
   * The most hopeful reason: a click that may still come, then the link's fault, then a foreign
   * value.
   */
  private static UnmatchedReason reason(List<Carrier> carriers) {
    return carriers.stream()
        .map(carrier -> reason(carrier.reference()))
        .min(UnmatchedReason::compareTo)
        .orElse(UnmatchedReason.NO_CLICK_ID);
  }

  private static UnmatchedReason reason(ClickReference reference) {
    return switch (reference) {
      case ClickReference.Ours ours -> UnmatchedReason.CLICK_NOT_REPORTED;
      case ClickReference.Placeholder placeholder -> UnmatchedReason.PLACEHOLDER_NOT_REPLACED;
      case ClickReference.Foreign foreign -> UnmatchedReason.NOT_A_CLICK_ID;
    };
  }
}
