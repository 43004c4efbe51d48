package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.StripeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * When delayed money really came: an object may be two weeks old, and its money and our message a
 * minute. Asked only of what would be a finding, and not of everything.
 */
final class Arrivals {
  private static final Duration LONGEST_DELAY = Duration.ofDays(16);
  private final Questions stripe;
  private final Instant settled;

  /**
   * Looks for money that is under way.
   *
   * @param settled what came later may not have been told to us so far
   */
  Arrivals(Questions stripe, Instant settled) {
    this.stripe = stripe;
    this.settled = settled;
  }

  /** Whether the money came so lately that our message may be on its way. */
  boolean isUnderWay(Theirs.Order order) {
    boolean isOld = order.created().isBefore(settled.minus(LONGEST_DELAY));
    if (isOld || !stripe.limits().allows(Limits.Bound.ARRIVALS)) {
      return false;
    }
    return at(order).filter(at -> !at.isBefore(settled)).isPresent();
  }

  private Optional<Instant> at(Theirs.Order order) {
    for (Alias name : order.names()) {
      Optional<Instant> found = at(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> at(Alias name) {
    return switch (name.kind()) {
      case PAYMENT_INTENT ->
          fetch(StripeKind.PAYMENT_INTENT, name, "latest_charge.balance_transaction")
              .map(intent -> intent.path("latest_charge").path("balance_transaction"))
              .flatMap(movement -> StripeJson.time(movement, "created"));
      case CHARGE ->
          fetch(StripeKind.CHARGE, name, "balance_transaction")
              .map(charge -> charge.path("balance_transaction"))
              .flatMap(movement -> StripeJson.time(movement, "created"));
      case INVOICE -> fetch(StripeKind.INVOICE, name, "").flatMap(InvoiceTranslator::paidAt);
      case SESSION, FIRST, TRANSACTION -> Optional.empty();
    };
  }

  private Optional<JsonNode> fetch(StripeKind kind, Alias name, String expanded) {
    Map<String, String> query = expanded.isEmpty() ? Map.of() : Map.of("expand[]", expanded);
    try {
      return Optional.of(stripe.get(TheirList.of(kind).pathOf(name.id()), query));
    } catch (StripeFailure failure) {
      return switch (failure.kind()) {
        case NOT_FOUND, REFUSED, PERMISSION_MISSING -> Optional.empty();
        case KEY_REFUSED, UNAVAILABLE -> throw failure;
      };
    }
  }
}
