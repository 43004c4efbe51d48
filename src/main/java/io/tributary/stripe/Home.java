package io.tributary.stripe;

import java.net.URI;

/**
 * Where this server is.
 *
 * @param address what Stripe and people reach it at, without a slash at the end
 * @param isSet whether somebody said so; else it is this machine's own
 */
public record Home(URI address, boolean isSet) {
  /** The address that Stripe's messages go to. */
  String webhook() {
    return address + "/hooks/stripe";
  }

  boolean isSecure() {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  /** Whether Stripe could reach it at all, as far as its name tells. */
  boolean isReachable() {
    return isSet && Place.of(address.toString()).filter(place -> !place.isPrivate()).isPresent();
  }
}
