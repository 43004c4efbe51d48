package io.tributary.stripe;

import io.tributary.model.StripeKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What was seen in Stripe's lists: of each object its id, and little else. */
final class Seen {
  private static final String PAID_BY = "paid by ";
  private final Map<StripeKind, SeenIds> ids = new EnumMap<>(StripeKind.class);

  Seen() {
    for (StripeKind kind : StripeKind.values()) {
      ids.put(kind, new SeenIds());
    }
  }

  /** Notes an object; false when it was seen before. */
  boolean add(StripeKind kind, JsonNode object) {
    switch (kind) {
      case CHARGE -> charge(object);
      case DISPUTE ->
          object
              .path("balance_transactions")
              .forEach(movement -> StripeJson.text(movement, "id").ifPresent(id -> add(kind, id)));
      case SESSION, INVOICE, PAYMENT_INTENT, REFUND -> {}
    }
    return StripeJson.text(object, "id").map(id -> add(kind, id)).orElse(false);
  }

  private void charge(JsonNode charge) {
    Optional<String> intent = StripeJson.id(charge, "payment_intent");
    intent
        .filter(_ -> charge.path("paid").asBoolean(false))
        .ifPresent(id -> add(StripeKind.CHARGE, PAID_BY + id));
  }

  boolean add(StripeKind kind, String id) {
    return of(kind).add(id);
  }

  /** Whether that id was met; a dispute is met by its balance transactions, too. */
  boolean contains(StripeKind kind, String id) {
    return of(kind).contains(id);
  }

  /** Whether a charge of that payment intent was met. */
  boolean holdsChargeOf(String intent) {
    return contains(StripeKind.CHARGE, PAID_BY + intent);
  }

  private SeenIds of(StripeKind kind) {
    return ids.computeIfAbsent(kind, _ -> new SeenIds());
  }
}
