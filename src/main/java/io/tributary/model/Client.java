package io.tributary.model;

import java.util.Map;
import java.util.Optional;

/**
 * The browser behind a click.
 *
 * @param address IP address in text form
 * @param browserIds ids that ad platforms keep in first-party cookies, by cookie name, such as
 *     {@code _fbp}
 */
public record Client(String address, Optional<String> userAgent, Map<String, String> browserIds) {
  public Client {
    browserIds = Map.copyOf(browserIds);
  }
}
