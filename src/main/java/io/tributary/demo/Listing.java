package io.tributary.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of the lists of Stripe's API that the stand-in tells.
 *
 * <p>Source: docs.stripe.com/api; the names of some permissions are a guess.
 *
 * @param object Stripe's word for the type of the objects
 * @param permission what a restricted key needs to read it
 * @param filters what narrows it
 */
record Listing(String path, String object, String permission, List<ListFilter> filters) {
  static final Listing EVENTS =
      of(
          "/v1/events",
          "event",
          "rak_event_read",
          new ListFilter.EventType("type"),
          new ListFilter.WithoutEffect("delivery_success"),
          created());
  static final Listing SESSIONS =
      of(
          "/v1/checkout/sessions",
          "checkout.session",
          "rak_checkout_session_read",
          new ListFilter.Word("status", Set.of("open", "complete", "expired")),
          id("payment_link"),
          id("subscription"),
          id("payment_intent"),
          id("customer"),
          new ListFilter.Same("customer_details[email]", List.of("customer_details.email")),
          created());
  static final Listing INVOICES =
      of(
          "/v1/invoices",
          "invoice",
          "rak_invoice_read",
          new ListFilter.Word("status", Set.of("draft", "open", "paid", "uncollectible", "void")),
          new ListFilter.Same(
              "subscription", List.of("subscription", "parent.subscription_details.subscription")),
          id("customer"),
          id("collection_method"),
          created());
  static final Listing PAYMENT_INTENTS =
      of(
          "/v1/payment_intents",
          "payment_intent",
          "rak_payment_intent_read",
          id("customer"),
          created());
  static final Listing CHARGES =
      of(
          "/v1/charges",
          "charge",
          "rak_charge_read",
          id("payment_intent"),
          id("customer"),
          id("transfer_group"),
          created());
  static final Listing REFUNDS =
      of("/v1/refunds", "refund", "rak_charge_read", id("charge"), id("payment_intent"), created());
  static final Listing DISPUTES =
      of(
          "/v1/disputes",
          "dispute",
          "rak_dispute_read",
          id("charge"),
          id("payment_intent"),
          created());
  static final Listing BALANCE_TRANSACTIONS =
      of(
          "/v1/balance_transactions",
          "balance_transaction",
          "rak_balance_transaction_read",
          id("type"),
          id("source"),
          id("currency"),
          id("payout"),
          created());
  static final Listing INVOICE_PAYMENTS =
      of(
          "/v1/invoice_payments",
          "invoice_payment",
          "rak_invoice_read",
          id("invoice"),
          new ListFilter.Word("status", Set.of("open", "paid", "canceled")),
          new ListFilter.Same("payment[type]", List.of("payment.type")),
          new ListFilter.Same("payment[payment_intent]", List.of("payment.payment_intent")),
          created());
  static final Listing SUBSCRIPTIONS =
      of(
          "/v1/subscriptions",
          "subscription",
          "rak_subscription_read",
          new ListFilter.SubscriptionStatus("status"),
          id("customer"),
          created());
  static final Listing CREDIT_NOTES =
      of(
          "/v1/credit_notes",
          "credit_note",
          "rak_credit_note_read",
          id("invoice"),
          id("customer"),
          created());
  static final Listing CUSTOMERS =
      of("/v1/customers", "customer", "rak_customer_read", id("email"), created());
  static final Listing PAYMENT_LINKS =
      of(
          "/v1/payment_links",
          "payment_link",
          "rak_payment_link_read",
          new ListFilter.Word("active", Set.of("true", "false")));
  static final Listing WEBHOOK_ENDPOINTS =
      of("/v1/webhook_endpoints", "webhook_endpoint", "rak_webhook_read");

  private static final List<Listing> ALL =
      List.of(
          EVENTS,
          SESSIONS,
          INVOICES,
          PAYMENT_INTENTS,
          CHARGES,
          REFUNDS,
          DISPUTES,
          BALANCE_TRANSACTIONS,
          INVOICE_PAYMENTS,
          SUBSCRIPTIONS,
          CREDIT_NOTES,
          CUSTOMERS,
          PAYMENT_LINKS,
          WEBHOOK_ENDPOINTS);

  Listing {
    filters = List.copyOf(filters);
  }

  private static Listing of(String path, String object, String permission, ListFilter... filters) {
    return new Listing(path, object, permission, List.of(filters));
  }

  private static ListFilter id(String field) {
    return new ListFilter.Same(field, List.of(field));
  }

  private static ListFilter created() {
    return new ListFilter.Time("created");
  }

  static List<Listing> all() {
    return ALL;
  }

  /** The filter that a parameter means, as sent. */
  Optional<ListFilter> filter(String name) {
    return filters.stream().filter(filter -> filter.reads(name)).findFirst();
  }

  /** The list of a type of objects. */
  static Optional<Listing> of(String object) {
    return ALL.stream().filter(listing -> listing.object.equals(object)).findFirst();
  }
}
