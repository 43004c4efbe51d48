package io.tributary.model;

import java.util.Arrays;
import java.util.List;

/**
 * The events that Stripe is asked to send, most needed first, by what is not told without them.
 *
 * <p>Source: docs.stripe.com/api/events/types.
 */
public enum WantedEvents {
  SALES("sales", "checkout.session.completed"),
  LATER_PAID(
      "sales that are paid days later, by bank debit or voucher",
      "checkout.session.async_payment_succeeded",
      "checkout.session.async_payment_failed"),
  ABANDONED("checkouts that nobody finished", "checkout.session.expired"),
  INVOICES(
      "renewals of subscriptions",
      "invoice.paid",
      "invoice.payment_failed",
      "invoice.voided",
      "invoice.marked_uncollectible"),
  INVOICE_PAYMENTS("which renewal a refund belongs to", "invoice_payment.paid"),
  INTENTS(
      "payments made without Checkout",
      "payment_intent.succeeded",
      "payment_intent.payment_failed",
      "payment_intent.canceled"),
  CHARGES("captures and Stripe's fees", "charge.succeeded", "charge.captured", "charge.updated"),
  REFUNDS(
      "refunds",
      "charge.refunded",
      "refund.created",
      "refund.updated",
      "refund.failed",
      "charge.refund.updated"),
  DISPUTES(
      "disputes",
      "charge.dispute.created",
      "charge.dispute.updated",
      "charge.dispute.closed",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.funds_reinstated"),
  SUBSCRIPTIONS(
      "trials, cancellations and changes of subscriptions",
      "customer.subscription.created",
      "customer.subscription.updated",
      "customer.subscription.deleted",
      "customer.subscription.paused",
      "customer.subscription.resumed",
      "customer.subscription.trial_will_end"),
  CREDIT_NOTES("credit notes", "credit_note.created", "credit_note.updated", "credit_note.voided");

  private final String loss;
  private final String types;

  WantedEvents(String loss, String... types) {
    this.loss = loss;
    this.types = String.join(" ", types);
  }

  /** What isn't told without them, in the middle of a sentence. */
  public String loss() {
    return loss;
  }

  /** Stripe's names of them. */
  public List<String> types() {
    return List.of(types.split(" ", -1));
  }

  /** Whether amounts are wrong without them, instead of less complete. */
  public boolean areMoney() {
    return switch (this) {
      case SALES, LATER_PAID, INVOICES, REFUNDS, DISPUTES -> true;
      case ABANDONED, INVOICE_PAYMENTS, INTENTS, CHARGES, SUBSCRIPTIONS, CREDIT_NOTES -> false;
    };
  }

  /** Stripe's names of all. */
  public static List<String> all() {
    return Arrays.stream(values()).flatMap(kind -> kind.types().stream()).toList();
  }
}
