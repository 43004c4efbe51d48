package io.tributary.inbound;

import io.tributary.model.Alias;
import io.tributary.model.DoorId;
import io.tributary.model.StandardEvent;
import io.tributary.model.StripeIds;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a sale or a step is called in the books: the sender's transaction id, unique within its door
 * and, where it isn't money of one sale, within its event.
 */
final class SaleName {
  private static final Pattern OF_STRIPE =
      Pattern.compile("(cs|pi|in|ch|py)_(test_|live_)?[A-Za-z0-9]{14,250}");

  private SaleName() {}

  /** The name of money; one of Stripe's ids is that object's own name. */
  static Alias ofMoney(DoorId door, StandardEvent event, String transaction) {
    return ofStripe(transaction)
        .orElseGet(
            () ->
                event == StandardEvent.UPSELL
                    ? ofStep(door, event, transaction)
                    : Alias.transaction(door + "/" + transaction));
  }

  /** The name of something without money, which is never one of Stripe's objects. */
  static Alias ofStep(DoorId door, StandardEvent event, String transaction) {
    return Alias.transaction(door + "+" + event + "/" + transaction);
  }

  /** What names no transaction is told by this one message only. */
  static Alias ofMessage(DoorId door, String eventId) {
    String prefix = Known.PREFIX + door + ":";
    String own = eventId.startsWith(prefix) ? eventId.substring(prefix.length()) : eventId;
    return Alias.transaction(door + "#" + own);
  }

  private static Optional<Alias> ofStripe(String id) {
    if (!OF_STRIPE.matcher(id).matches()) {
      return Optional.empty();
    }
    return switch (id.substring(0, 2)) {
      case "cs" -> Optional.of(Alias.session(id));
      case "pi" -> Optional.of(Alias.paymentIntent(id));
      case "in" -> Optional.of(Alias.invoice(id));
      default -> Optional.of(Alias.charge(id));
    };
  }

  /** The ids of an order that has that name. */
  static StripeIds ids(Alias name) {
    return new StripeIds(
        id(name, Alias.Kind.SESSION),
        id(name, Alias.Kind.INVOICE),
        id(name, Alias.Kind.PAYMENT_INTENT),
        id(name, Alias.Kind.CHARGE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The name, where it is none of Stripe's. */
  static Optional<String> own(Alias name) {
    return id(name, Alias.Kind.TRANSACTION);
  }

  private static Optional<String> id(Alias name, Alias.Kind kind) {
    return name.kind() == kind ? Optional.of(name.id()) : Optional.empty();
  }
}
