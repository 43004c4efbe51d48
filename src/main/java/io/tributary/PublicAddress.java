package io.tributary;

import io.tributary.config.Config;
import java.net.URI;

/** The address under which visitors, Stripe and people reach the server. */
final class PublicAddress {
  private PublicAddress() {}

  /** The one that is set, without a slash at its end; else this machine's own. */
  static URI of(Config config) {
    return config
        .publicUrl()
        .map(address -> URI.create(address.toString().replaceAll("/+$", "")))
        .orElseGet(() -> URI.create(scheme(config) + "://localhost:" + config.port()));
  }

  private static String scheme(Config config) {
    return config.tls().certificate().isPresent() ? "https" : "http";
  }
}
