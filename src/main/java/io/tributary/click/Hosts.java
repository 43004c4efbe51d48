package io.tributary.click;

import io.tributary.model.StripeHosts;
import java.util.List;

/** Compares hosts with lists of hosts. */
final class Hosts {
  private static final String STRIPE_SESSION = "checkout.stripe.com";
  // Where a merchant's own checkout host shows a session.
  private static final String SESSION_PATH = "/c/pay/cs_";

  private Hosts() {}

  /** Whether the host, or a domain above it, is in the list. */
  static boolean contain(List<String> list, String host) {
    for (String listed : list) {
      String domain = listed.indexOf(':') < 0 ? listed : listed.substring(0, listed.indexOf(':'));
      if (host.equals(listed) || host.equals(domain) || host.endsWith("." + domain)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a payment link may be there: Stripe's hosts, and the merchant's own checkout domains.
   */
  static boolean isPaymentLink(Address address, List<String> ownCheckouts) {
    return StripeHosts.haveLinks(address.host())
        || ownCheckouts.contains(address.host())
        || ownCheckouts.contains(address.hostName());
  }

  /** Whether it is a session that exists already: nothing can be added to it. */
  static boolean isOpenSession(Address address) {
    return address.host().equals(STRIPE_SESSION) || address.path().startsWith(SESSION_PATH);
  }
}
