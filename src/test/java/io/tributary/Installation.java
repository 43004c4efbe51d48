package io.tributary;

import io.tributary.cli.BackupOrder;
import io.tributary.cli.RestoreOrder;
import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.SiteId;
import io.tributary.storage.DatabaseAddress;
import io.tributary.stripe.Rhythm;
import io.tributary.testing.StripeEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A data folder with its settings, and what the commands do to it. */
final class Installation {
  private final Path data;
  private final Map<String, String> settings = new TreeMap<>();
  private final StringWriter said = new StringWriter();
  private final PrintWriter out = new PrintWriter(said, true);

  private Installation(Path data) {
    this.data = data;
    settings.put("data", data.toString());
    settings.put("address", "127.0.0.1");
    settings.put("stripe.webhook-secrets", StripeEvents.SECRETS);
  }

  /** With the embedded PostgreSQL. */
  static Installation embedded(Path data) {
    return new Installation(data);
  }

  /** With a PostgreSQL of its own. */
  static Installation outside(Path data, DatabaseAddress address) {
    Installation installation = new Installation(data);
    installation.settings.put("database.url", address.jdbcUrl());
    address.user().ifPresent(user -> installation.settings.put("database.user", user));
    address
        .password()
        .ifPresent(word -> installation.settings.put("database.password", word.reveal()));
    return installation;
  }

  /** The same with another setting. */
  Installation with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  Config config() {
    settings.put("port", Integer.toString(freePort()));
    return new ConfigLoader(Map.of(), Path.of("target")).load(Optional.empty(), settings);
  }

  House open() {
    return House.open(config(), InstantSource.system(), Rhythm.nightly());
  }

  int backUp(Path file) {
    return new FullBackup(out, InstantSource.system()).run(new BackupOrder(config(), file, false));
  }

  int backUpWithoutKey(Path file) {
    return new FullBackup(out, InstantSource.system()).run(new BackupOrder(config(), file, true));
  }

  int restore(Path file) {
    return new FullRestore(out).run(new RestoreOrder(config(), file));
  }

  /** What the commands have printed so far. */
  String said() {
    return said.toString();
  }

  Path data() {
    return data;
  }

  /** Makes the tracked link {@code /r/spring}. */
  static void link(House house) {
    LinkId id = LinkId.mint(InstantSource.system().instant(), new SplittableRandom());
    Link link = new Link(id, SiteId.DEFAULT, "spring", "https://buy.stripe.com/test_abc");
    house
        .database()
        .useTransaction(
            open -> house.tables().links().insert(open, link, InstantSource.system().instant()));
    house.directory().refresh();
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return free.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
