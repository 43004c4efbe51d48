package io.tributary.stripe;

import io.tributary.model.StripeHosts;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A payment link at Stripe, as far as it matters to the clicks of its sales.
 *
 * <p>Source: docs.stripe.com/api/payment-link/object.
 *
 * @param isRecurring whether it sells subscriptions; absent when the link doesn't tell what it
 *     sells
 * @param methods the ways to pay; empty when Stripe chooses by the dashboard's settings
 * @param redirect where buyers go after paying; absent for Stripe's own page
 */
record PaymentLink(
    String id,
    String url,
    boolean isActive,
    Optional<Boolean> isRecurring,
    boolean makesCustomer,
    List<String> methods,
    List<String> metadata,
    Optional<String> redirect,
    boolean isCapturedByHand) {
  private static final int LONGEST = 300;

  PaymentLink {
    methods = List.copyOf(methods);
    metadata = List.copyOf(metadata);
  }

  static PaymentLink read(JsonNode object) {
    JsonNode intent = object.path("payment_intent_data");
    return new PaymentLink(
        StripeJson.text(object, "id").orElse(""),
        StripeJson.text(object, "url").map(url -> StripeJson.clipped(url, LONGEST)).orElse(""),
        object.path("active").asBoolean(true),
        recurring(object.path("line_items").path("data")),
        !StripeJson.text(object, "customer_creation").equals(Optional.of("if_required"))
            || object.path("invoice_creation").path("enabled").asBoolean(false),
        StripeJson.texts(object.path("payment_method_types")),
        List.copyOf(object.path("metadata").propertyNames()),
        StripeJson.text(object.path("after_completion").path("redirect"), "url"),
        StripeJson.text(intent, "capture_method").equals(Optional.of("manual")));
  }

  private static Optional<Boolean> recurring(JsonNode items) {
    if (!items.isArray() || items.isEmpty()) {
      return Optional.empty();
    }
    for (JsonNode item : items) {
      if (item.path("price").path("recurring").isObject()) {
        return Optional.of(true);
      }
    }
    return Optional.of(false);
  }

  /** Whether an address is this link's, whatever parameters it carries. */
  boolean isAt(String address) {
    return Place.of(url).flatMap(own -> Place.of(address).map(own::equals)).orElse(false);
  }

  /** Whether tag and redirect know its host, or are told it by these. */
  boolean isKnownBy(List<String> checkoutHosts) {
    return Place.of(url)
        .filter(
            place ->
                !StripeHosts.haveLinks(place.host())
                    && !checkoutHosts.contains(place.host())
                    && !checkoutHosts.contains(place.host() + ":" + place.port()))
        .isEmpty();
  }
}
