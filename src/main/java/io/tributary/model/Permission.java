package io.tributary.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a restricted key should be allowed to read, and what is missing without it.
 *
 * <p>Source: docs.stripe.com/stripe-apps/reference/permissions, after {@code rak_}. That Stripe's
 * form takes them from its address is documented nowhere; where Stripe's refusal names a
 * permission, that name is believed.
 */
public enum Permission {
  SESSIONS(
      "Checkout Sessions", "/v1/checkout/sessions", "rak_checkout_session_read", "missed sales"),
  EVENTS("Events", "/v1/events", "rak_event_read", "messages that never came"),
  INVOICES("Invoices", "/v1/invoices", "rak_invoice_read", "missed renewals"),
  SUBSCRIPTIONS(
      "Subscriptions", "/v1/subscriptions", "rak_subscription_read", "trials and cancellations"),
  INTENTS(
      "Payment Intents",
      "/v1/payment_intents",
      "rak_payment_intent_read",
      "payments made without Checkout"),
  CHARGES("Charges and Refunds", "/v1/charges", "rak_charge_read", "missed refunds, and fees"),
  DISPUTES("Disputes", "/v1/disputes", "rak_dispute_read", "missed disputes"),
  CREDIT_NOTES("Credit Notes", "/v1/credit_notes", "rak_credit_note_read", "credited renewals"),
  BALANCE(
      "Balance Transactions",
      "/v1/balance_transactions",
      "rak_balance_transaction_source_read",
      "Stripe's fees and its own totals"),
  PAYMENT_LINKS(
      "Payment Links",
      "/v1/payment_links",
      "rak_payment_links_read",
      "links that lose their clicks"),
  WEBHOOKS(
      "Webhook Endpoints",
      "/v1/webhook_endpoints",
      "rak_webhook_read",
      "whether Stripe sends its messages here");

  /** Lets the doctor make and change the endpoint; whoever may write may read. */
  public static final String WRITE_WEBHOOKS = "rak_webhook_write";

  private static final String FORM = "https://dashboard.stripe.com/apikeys/create?name=Tributary";
  private static final String TEST_FORM = FORM.replace(".com/", ".com/test/");
  private final String resource;
  private final String path;
  private final String key;
  private final String use;

  Permission(String resource, String path, String key, String use) {
    this.resource = resource;
    this.path = path;
    this.key = key;
    this.use = use;
  }

  /** What Stripe's form calls it. */
  public String resource() {
    return resource;
  }

  /** The list that only who has it may read. */
  public String path() {
    return path;
  }

  /** Its name. */
  public String key() {
    return key;
  }

  /** What it lets Tributary find. */
  public String use() {
    return use;
  }

  /** The address of Stripe's form for a new key, with all boxes ticked, as far as Stripe minds. */
  public static String form(boolean test) {
    Stream<String> read =
        Arrays.stream(values()).filter(each -> each != WEBHOOKS).map(Permission::key);
    return (test ? TEST_FORM : FORM)
        + Stream.concat(read, Stream.of(WRITE_WEBHOOKS))
            .map(key -> "&" + encoded("permissions[]") + "=" + encoded(key))
            .collect(Collectors.joining());
  }

  /** The resources, as a list in a sentence. */
  public static String named(Collection<Permission> some) {
    return some.stream().map(Permission::resource).collect(Collectors.joining(", "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
