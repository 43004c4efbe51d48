package io.tributary;

import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import io.tributary.demo.DemoSettings;
import io.tributary.demo.StripeApiStandIn;
import io.tributary.http.Routes;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole program as {@code tributary demo} runs it, on free ports, with a hand-turned clock. */
public final class RunningDemo implements AutoCloseable {
  public static final String API_KEY = "trb_demo_0123456789abcdef";
  private final SettableClock clock = SettableClock.atNoon();
  private final Showroom showroom;

  public RunningDemo() {
    Map<String, String> flags =
        Map.of("port", Integer.toString(freePort()), "address", "127.0.0.1", "api-key", API_KEY);
    Config config = new ConfigLoader(Map.of(), Path.of("target")).load(Optional.empty(), flags);
    showroom = Showroom.open(DemoConfig.of(config), DemoSettings.Timing.immediate(), clock);
  }

  public SettableClock clock() {
    return clock;
  }

  /** Where the server listens, without a slash at the end. */
  public URI server() {
    return showroom.house().publicUrl();
  }

  public URI shop() {
    return showroom.demo().shop();
  }

  public URI ads() {
    return showroom.demo().ads();
  }

  public URI paymentLink() {
    return showroom.demo().paymentLink();
  }

  /** What stands for Stripe's API, with all that was sold. */
  public StripeApiStandIn stripe() {
    return showroom.stripe();
  }

  public URI setupAddress() {
    return showroom.house().setupAddress().orElseThrow();
  }

  /** Every door of the server. */
  public List<Routes.Route> doors() {
    return showroom.house().doors();
  }

  public Database database() {
    return showroom.house().database();
  }

  public Tables tables() {
    return showroom.house().tables();
  }

  /** Sites and links were changed behind the server's back. */
  public void refresh() {
    showroom.house().directory().refresh();
  }

  static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return free.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public void close() {
    showroom.close();
  }
}
