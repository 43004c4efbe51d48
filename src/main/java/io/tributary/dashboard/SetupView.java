package io.tributary.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to get clicks and payments in, and the site's settings.
 *
 * @param isSaved whether the settings were just saved
 */
public record SetupView(
    String publicUrl,
    ProgressView progress,
    SiteForm form,
    Map<String, String> objections,
    boolean isSaved) {
  /** By object, most needed first. */
  private static final List<String> EVENTS =
      List.of(
          "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "checkout.session.expired",
          "invoice.paid",
          "invoice.payment_failed",
          "invoice.voided",
          "invoice.marked_uncollectible",
          "invoice_payment.paid",
          "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.canceled",
          "charge.succeeded",
          "charge.captured",
          "charge.updated",
          "charge.refunded",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.refund.updated",
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated",
          "customer.subscription.created",
          "customer.subscription.updated",
          "customer.subscription.deleted",
          "customer.subscription.paused",
          "customer.subscription.resumed",
          "customer.subscription.trial_will_end",
          "credit_note.created",
          "credit_note.updated",
          "credit_note.voided");

  public SetupView {
    objections = Map.copyOf(objections);
  }

  /** What goes into the pages' head. */
  public String snippet() {
    return "<script async src=\"" + publicUrl + "/tag.js\"></script>";
  }

  public String webhook() {
    return publicUrl + "/hooks/stripe";
  }

  /** The events to select at Stripe. */
  public List<String> events() {
    return EVENTS;
  }

  public Optional<String> objection(String field) {
    return Optional.ofNullable(objections.get(field));
  }
}
