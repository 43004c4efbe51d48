package io.tributary.demo;

import io.tributary.demo.Outcome.Buyer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a subscription brings along: customer, subscription, invoices and their payments. */
final class SubscriptionObjects {
  private static final Duration TRIAL = Duration.ofDays(14);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final List<String> AMOUNTS =
      List.of(
          "amount_due",
          "amount_paid",
          "subtotal",
          "subtotal_excluding_tax",
          "total",
          "total_excluding_tax");

  private final Samples samples;
  private final ObjectIds ids;
  private final InstantSource clock;

  /**
   * A buyer's subscription to the club.
   *
   * @param id the subscription's
   */
  record Membership(String id, String customer, Buyer buyer) {}

  /**
   * A bill for a membership.
   *
   * @param reason Stripe's word, such as {@code subscription_cycle}
   */
  record Bill(String invoice, Membership membership, String reason, long cents) {}

  SubscriptionObjects(Samples samples, ObjectIds ids, InstantSource clock) {
    this.samples = samples;
    this.ids = ids;
    this.clock = clock;
  }

  ObjectNode customer(Membership membership) {
    ObjectNode customer = samples.of("customer", membership.customer(), clock.instant());
    return customer.put("email", membership.buyer().email()).put("name", membership.buyer().name());
  }

  /** A new subscription, in its trial or paid for. */
  ObjectNode begun(Membership membership, String invoice, boolean isTrial) {
    Instant now = clock.instant();
    ObjectNode subscription = samples.of("subscription", membership.id(), now);
    subscription.put("customer", membership.customer()).put("start_date", now.getEpochSecond());
    subscription.put("status", isTrial ? "trialing" : "active").put("latest_invoice", invoice);
    if (isTrial) {
      subscription.put("trial_start", now.getEpochSecond());
      subscription.put("trial_end", now.plus(TRIAL).getEpochSecond());
    }
    ObjectNode item = (ObjectNode) subscription.at("/items/data/0");
    item.put("id", ids.next("si")).put("created", now.getEpochSecond());
    item.put("subscription", membership.id());
    subscription
        .withObject("/items")
        .put("url", "/v1/subscription_items?subscription=" + membership.id());
    period(subscription, now, isTrial ? TRIAL : MONTH);
    return subscription;
  }

  /** The same after its trial, billed anew. */
  ObjectNode renewed(ObjectNode subscription, String invoice) {
    ObjectNode renewed = subscription.deepCopy();
    renewed.put("status", "active").put("latest_invoice", invoice);
    renewed.put("trial_end", clock.instant().getEpochSecond());
    period(renewed, clock.instant(), MONTH);
    return renewed;
  }

  private static void period(ObjectNode subscription, Instant start, Duration length) {
    subscription.put("billing_cycle_anchor", start.getEpochSecond());
    ObjectNode item = (ObjectNode) subscription.at("/items/data/0");
    item.put("current_period_start", start.getEpochSecond());
    item.put("current_period_end", start.plus(length).getEpochSecond());
  }

  /** A bill that was paid at once. */
  ObjectNode invoice(Bill bill) {
    long now = clock.instant().getEpochSecond();
    ObjectNode invoice = samples.of("invoice", bill.invoice(), clock.instant());
    invoice.put("customer", bill.membership().customer()).put("billing_reason", bill.reason());
    invoice.put("customer_email", bill.membership().buyer().email());
    invoice.put("customer_name", bill.membership().buyer().name());
    invoice.put("number", "DUSKWELL-" + ids.characters(4)).put("effective_at", now);
    invoice.put("period_start", now).put("period_end", now).put("attempt_count", 1);
    AMOUNTS.forEach(amount -> invoice.put(amount, bill.cents()));
    invoice.withObject("/status_transitions").put("finalized_at", now).put("paid_at", now);
    String subscription = bill.membership().id();
    invoice.withObject("/parent/subscription_details").put("subscription", subscription);
    line(invoice, bill, subscription);
    return invoice;
  }

  private void line(ObjectNode invoice, Bill bill, String subscription) {
    long now = clock.instant().getEpochSecond();
    invoice.withObject("/lines").put("url", "/v1/invoices/" + bill.invoice() + "/lines");
    ObjectNode line = (ObjectNode) invoice.at("/lines/data/0");
    line.put("id", ids.next("il")).put("invoice", bill.invoice());
    line.put("amount", bill.cents()).put("subtotal", bill.cents());
    line.put("description", PaymentLink.CLUB.product());
    line.withObject("/period").put("start", now).put("end", now + MONTH.toSeconds());
    line.withObject("/parent/subscription_item_details").put("subscription", subscription);
  }

  /** Which payment paid a bill; since basil only this object knows both. */
  ObjectNode invoicePayment(Bill bill, Payment payment) {
    ObjectNode paid = samples.of("invoice_payment", ids.next("inpay"), clock.instant());
    paid.put("invoice", bill.invoice());
    paid.put("amount_paid", bill.cents()).put("amount_requested", bill.cents());
    paid.withObject("/payment").put("payment_intent", payment.intent());
    paid.withObject("/status_transitions").put("paid_at", clock.instant().getEpochSecond());
    return paid;
  }
}
