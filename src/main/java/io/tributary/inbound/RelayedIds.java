package io.tributary.inbound;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The ids in what a relay tells of: no longer than Stripe ever makes them, or nobody can store
 * them.
 */
final class RelayedIds {
  /** What Stripe promises of its ids. */
  private static final int LONGEST = 255;

  private static final Set<String> NAMES =
      Set.of(
          "id",
          "charge",
          "latest_charge",
          "payment_intent",
          "invoice",
          "latest_invoice",
          "subscription",
          "customer",
          "customer_account",
          "payment_link",
          "balance_transaction",
          "refund",
          "source",
          "checkout_session",
          "session_id",
          "object_id");

  private RelayedIds() {}

  /**
   * Looks at all of them, however deep they stand.
   *
   * @throws IllegalArgumentException when one is too long
   */
  static void requireStorable(JsonNode node) {
    node.properties().forEach(each -> requireStorable(each.getKey(), each.getValue()));
    node.valueStream().filter(JsonNode::isContainer).forEach(RelayedIds::requireStorable);
  }

  private static void requireStorable(String name, JsonNode value) {
    if (value.isString() && value.stringValue().length() > LONGEST && NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "The id in \""
              + name
              + "\" is longer than "
              + LONGEST
              + " characters: it is none of Stripe's.");
    }
  }
}
