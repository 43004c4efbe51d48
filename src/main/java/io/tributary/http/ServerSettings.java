package io.tributary.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How the server listens.
 *
 * @param address address to listen on, such as {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param port 0 for any free port
 * @param trustedProxies whose forwarding headers are believed
 * @param certificate what https is served with; without one http is
 * @param patience how long a silent or slow sender is waited for
 */
public record ServerSettings(
    String address,
    int port,
    TrustedProxies trustedProxies,
    Optional<ServerCertificate> certificate,
    Duration patience) {

  /** With 30 seconds of patience. */
  public ServerSettings(
      String address,
      int port,
      TrustedProxies trustedProxies,
      Optional<ServerCertificate> certificate) {
    this(address, port, trustedProxies, certificate, Duration.ofSeconds(30));
  }

  /** Over http, with 30 seconds of patience. */
  public ServerSettings(String address, int port, TrustedProxies trustedProxies) {
    this(address, port, trustedProxies, Optional.empty());
  }

  /** Over http. */
  public ServerSettings(
      String address, int port, TrustedProxies trustedProxies, Duration patience) {
    this(address, port, trustedProxies, Optional.empty(), patience);
  }
}
