package io.tributary.demo;

import io.tributary.demo.Outcome.Buyer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes Checkout Sessions as Stripe would, after the buyer acted. */
final class SessionObjects {
  private static final Duration OPEN_FOR = Duration.ofHours(24);
  private final JsonMapper json = JsonMapper.builder().build();
  private final Samples samples;
  private final URI successUrl;

  SessionObjects(Samples samples, URI successUrl) {
    this.samples = samples;
    this.successUrl = successUrl;
  }

  ObjectNode session(CheckoutSession session, Outcome outcome) {
    ObjectNode object = samples.of("checkout.session", session.id(), session.opened());
    object.put("expires_at", session.opened().plus(OPEN_FOR).getEpochSecond());
    object.put("mode", session.link().mode().word());
    object.put("payment_link", session.link().id());
    object.put("status", outcome.status()).put("payment_status", outcome.paymentStatus());
    object.put("success_url", successUrl + "?session_id={CHECKOUT_SESSION_ID}");
    session.clientReferenceId().ifPresent(value -> object.put("client_reference_id", value));
    outcome.buyer().ifPresent(buyer -> object.set("customer_details", details(buyer)));
    money(object, outcome);
    made(object, outcome.made());
    return object;
  }

  private static void money(ObjectNode object, Outcome outcome) {
    object.put("amount_subtotal", outcome.cents() + outcome.discount());
    object.put("amount_total", outcome.cents());
    ((ObjectNode) object.get("total_details")).put("amount_discount", outcome.discount());
  }

  private static void made(ObjectNode object, Outcome.Made made) {
    put(object, "payment_intent", made.paymentIntent());
    put(object, "customer", made.customer());
    put(object, "subscription", made.subscription());
    put(object, "invoice", made.invoice());
    if (made.subscription().isPresent()) {
      object.put("customer_creation", "always").put("payment_method_collection", "always");
      object.putNull("invoice_creation").putNull("submit_type");
    }
  }

  private static void put(ObjectNode object, String name, Optional<String> value) {
    value.ifPresent(present -> object.put(name, present));
  }

  private ObjectNode details(Buyer buyer) {
    ObjectNode details = json.createObjectNode();
    details.putObject("address").put("country", "US").put("postal_code", "94107");
    for (String unknown : new String[] {"city", "line1", "line2", "state"}) {
      ((ObjectNode) details.get("address")).putNull(unknown);
    }
    details.put("email", buyer.email()).put("name", buyer.name()).put("tax_exempt", "none");
    details.putNull("phone").putNull("business_name").putNull("individual_name");
    details.putArray("tax_ids");
    return details;
  }
}
