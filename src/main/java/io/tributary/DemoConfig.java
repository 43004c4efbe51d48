package io.tributary;

import io.tributary.config.Config;
import io.tributary.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the demo: those of the user that can do no harm, a folder of its own, and secrets
 * of its own.
 *
 * @param chosen address, port and the like
 * @param data a new folder, to be deleted with the demo
 * @param stripe the stand-in, never the user's Stripe
 */
record DemoConfig(Config chosen, Path data, StandIn stripe) implements Config {
  private static final int SECRET_BYTES = 24;

  static DemoConfig of(Config chosen) {
    return new DemoConfig(
        chosen,
        folder(),
        new StandIn(secret("whsec_"), secret("rk_live_"), URI.create("http://127.0.0.1:1")));
  }

  /** The same, once the stand-in for Stripe's API listens. */
  DemoConfig asking(URI stripeApi) {
    return new DemoConfig(
        chosen, data, new StandIn(stripe.webhookSecret(), stripe.key(), stripeApi));
  }

  private static Secret secret(String prefix) {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(prefix + HexFormat.of().formatHex(bytes));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("tributary-demo");
    } catch (IOException impossible) {
      throw new UncheckedIOException(
          "the demo found no place for its files: set java.io.tmpdir", impossible);
    }
  }

  @Override
  public int port() {
    return chosen.port();
  }

  @Override
  public String address() {
    return chosen.address();
  }

  @Override
  public Optional<URI> publicUrl() {
    // The shop is at 127.0.0.1 too: one site, so that its cookies are the tag's own.
    return chosen.publicUrl().or(() -> Optional.of(URI.create("http://127.0.0.1:" + port())));
  }

  @Override
  public Optional<Secret> apiKey() {
    return chosen.apiKey();
  }

  @Override
  public Optional<Secret> secretKey() {
    return Optional.empty();
  }

  @Override
  public List<String> trustedProxies() {
    return chosen.trustedProxies();
  }

  @Override
  public Journal journal() {
    return chosen.journal();
  }

  @Override
  public Inbox inbox() {
    return chosen.inbox();
  }

  @Override
  public Tls tls() {
    return chosen.tls();
  }

  @Override
  public Click click() {
    return chosen.click();
  }

  @Override
  public Database database() {
    return new NoDatabase();
  }

  /** Always the embedded one. */
  private record NoDatabase() implements Database {
    @Override
    public Optional<String> url() {
      return Optional.empty();
    }

    @Override
    public Optional<String> user() {
      return Optional.empty();
    }

    @Override
    public Optional<Secret> password() {
      return Optional.empty();
    }
  }

  /** What stands for Stripe: it signs with this secret, and its API is opened by this key. */
  record StandIn(Secret webhookSecret, Secret key, URI apiBase) implements Stripe {
    @Override
    public Optional<List<Secret>> webhookSecrets() {
      return Optional.of(List.of(webhookSecret));
    }

    @Override
    public Optional<Secret> apiKey() {
      return Optional.of(key);
    }
  }
}
