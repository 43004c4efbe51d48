package io.tributary.dashboard;

import io.tributary.model.Site;
import io.tributary.model.SiteId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to get clicks and payments in, and the site's settings.
 *
 * @param site the site that is shown, one of all
 * @param isSaved whether the settings were just saved
 */
public record SetupView(
    String publicUrl,
    ProgressView progress,
    SiteId site,
    List<Site> sites,
    SiteForm form,
    NewSite newSite,
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
    sites = List.copyOf(sites);
    objections = Map.copyOf(objections);
  }

  /** What goes into the pages' head. */
  public String snippet() {
    return "<script async src=\"" + publicUrl + "/tag.js" + ownQuery() + "\"></script>";
  }

  /** The first site is meant where none is named. */
  private String ownQuery() {
    return site.equals(SiteId.DEFAULT) ? "" : query(site);
  }

  /** What names a site in an address. */
  static String query(SiteId site) {
    return "?site=" + URLEncoder.encode(site.value(), StandardCharsets.UTF_8);
  }

  /** Whose settings are shown. */
  public List<PaymentsView.Choice> choices() {
    return sites.stream()
        .map(
            each ->
                new PaymentsView.Choice(
                    each.name(), "/setup" + query(each.id()), each.id().equals(site)))
        .toList();
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
