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
 * The settings of the demo: those of the user that can do no harm, a folder of its own, and a
 * secret of its own.
 *
 * @param chosen address, port and the like
 * @param data a new folder, to be deleted with the demo
 */
record DemoConfig(Config chosen, Path data, Secret webhookSecret) implements Config {
  private static final int SECRET_BYTES = 24;

  static DemoConfig of(Config chosen) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new DemoConfig(
        chosen, folder(), new Secret("whsec_" + HexFormat.of().formatHex(secret)));
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

  @Override
  public Stripe stripe() {
    return new NoStripe(webhookSecret);
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

  /** Only the stand-in. */
  private record NoStripe(Secret webhookSecret) implements Stripe {
    @Override
    public Optional<List<Secret>> webhookSecrets() {
      return Optional.of(List.of(webhookSecret));
    }

    @Override
    public Optional<Secret> apiKey() {
      return Optional.empty();
    }

    @Override
    public URI apiBase() {
      return URI.create("http://127.0.0.1:1");
    }
  }
}
