package io.tributary.demo;

import java.net.URI;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** What the sample shop has set up at Stripe: payment links, and the webhook endpoint. */
final class ShopAccount {
  private ShopAccount() {}

  /**
   * Puts it on the shelf.
   *
   * @param checkout where the payment links are
   * @param tributary whose webhook door the endpoint is
   */
  static void fill(StripeShelf shelf, URI checkout, URI tributary, Instant now) {
    Samples samples = new Samples();
    for (PaymentLink link : PaymentLink.values()) {
      shelf.put(link(samples, link, checkout, now));
    }
    shelf.put(
        samples
            .of("webhook_endpoint", "we_1Duskwell000000000000000", now)
            .put("url", tributary.resolve("/hooks/stripe").toString()));
  }

  private static ObjectNode link(Samples samples, PaymentLink link, URI checkout, Instant now) {
    boolean isSubscription = link.mode() == PaymentLink.Mode.SUBSCRIPTION;
    ObjectNode object = samples.of("payment_link", link.id(), now);
    object.put("url", checkout.resolve("/" + link.path()).toString());
    object.put("customer_creation", isSubscription ? "always" : "if_required");
    object.putArray("payment_method_types").add("card");
    if (!isSubscription) {
      object.withArray("/payment_method_types").add("us_bank_account");
    }
    items(object, link, isSubscription);
    return object;
  }

  private static void items(ObjectNode object, PaymentLink link, boolean isSubscription) {
    ObjectNode list = object.putObject("line_items").put("object", "list").put("has_more", false);
    list.put("url", "/v1/payment_links/" + link.id() + "/line_items");
    ObjectNode item = list.putArray("data").addObject();
    item.put("id", "li_1" + link.name()).put("object", "item").put("quantity", 1);
    item.put("amount_subtotal", link.cents()).put("amount_total", link.cents());
    item.put("currency", "usd").put("description", link.product());
    ObjectNode price = item.putObject("price").put("id", "price_1" + link.name());
    price.put("object", "price").put("currency", "usd").put("unit_amount", link.cents());
    price.put("type", isSubscription ? "recurring" : "one_time");
    if (isSubscription) {
      price.putObject("recurring").put("interval", "month").put("interval_count", 1);
      ObjectNode terms = object.putObject("subscription_data").put("trial_period_days", 14);
      terms.putObject("metadata");
      return;
    }
    price.putNull("recurring");
  }
}
