package io.tributary;

import io.tributary.config.Config;
import io.tributary.http.ServerCertificate;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import java.nio.file.Path;
import java.util.Optional;

/** How the settings say the server shall listen. */
final class Listening {
  private Listening() {}

  /**
   * Reads the certificate, if one is set.
   *
   * @throws IllegalStateException when it can't be used
   */
  static ServerSettings as(Config config) {
    return new ServerSettings(
        config.address(),
        config.port(),
        TrustedProxies.of(config.trustedProxies()),
        certificate(config.tls()));
  }

  private static Optional<ServerCertificate> certificate(Config.Tls tls) {
    Optional<Path> certificate = tls.certificate();
    Optional<Path> privateKey = tls.privateKey();
    if (certificate.isPresent() != privateKey.isPresent()) {
      throw new IllegalStateException(
          "tls.certificate and tls.private-key go together: set %s, too, or none of them."
              .formatted(certificate.isPresent() ? "tls.private-key" : "tls.certificate"));
    }
    return certificate.map(chain -> ServerCertificate.read(chain, privateKey.orElseThrow()));
  }
}
