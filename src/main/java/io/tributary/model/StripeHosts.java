package io.tributary.model;

import java.util.Set;

/** Stripe's own hosts of payment links, donation links and bookings. */
public final class StripeHosts {
  private static final Set<String> LINKS =
      Set.of("buy.stripe.com", "donate.stripe.com", "book.stripe.com");

  private StripeHosts() {}

  /**
   * Whether payment links are there.
   *
   * <p>Source: docs.stripe.com/payment-links.
   */
  public static boolean haveLinks(String host) {
    return LINKS.contains(host);
  }
}
