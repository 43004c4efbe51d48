package io.tributary.stripe;

import io.tributary.model.Check;
import io.tributary.model.Finding;

/** In which of Stripe's API versions an endpoint's messages are written. */
final class VersionChecks {
  /** From here on neither charge nor intent names its invoice. */
  private static final String FIRST_WITHOUT_INVOICE = "2025-03-31";

  /** From here on {@code invoice_payment.paid} names both. */
  private static final String FIRST_WITH_INVOICE_PAYMENT = "2025-05-28";

  private static final String OLDEST_TRIED = "2022-11-15";
  private static final String WRITTEN = "Messages are written in ";
  private static final String ALL_ARE_READ = "; every version is read.";

  private VersionChecks() {}

  static Finding of(Endpoint endpoint) {
    return endpoint
        .version()
        .map(VersionChecks::of)
        .orElseGet(() -> good("the account's own API version"));
  }

  private static Finding of(String version) {
    if (version.compareTo(FIRST_WITHOUT_INVOICE) >= 0
        && version.compareTo(FIRST_WITH_INVOICE_PAYMENT) < 0) {
      return unlinked(version);
    }
    return version.compareTo(OLDEST_TRIED) < 0 ? old(version) : good("API version " + version);
  }

  private static Finding good(String version) {
    return Finding.good(Check.ENDPOINT_VERSION, WRITTEN + version + ALL_ARE_READ);
  }

  private static Finding unlinked(String version) {
    return Finding.advice(
            Check.ENDPOINT_VERSION,
            WRITTEN
                + "API version "
                + version
                + ", in which nothing tells which renewal a payment or a refund belongs to.")
        .remedy(
            "Add a second endpoint in a version from 2025-05-28.basil on, then remove this one; until"
                + " then Stripe is asked with the API key.");
  }

  private static Finding old(String version) {
    return Finding.advice(
            Check.ENDPOINT_VERSION,
            WRITTEN + "API version " + version + ", older than any that was tried.")
        .remedy("Add a second endpoint in a newer version, then remove this one.");
  }
}
