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
  private static final List<String> EVENTS =
      List.of(
          "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "checkout.session.expired");

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
