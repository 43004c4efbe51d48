package io.tributary;

import io.tributary.api.Api;
import io.tributary.attribution.Attributor;
import io.tributary.click.ClickCounters;
import io.tributary.click.ClickRoom;
import io.tributary.click.Directory;
import io.tributary.click.JournalSweeper;
import io.tributary.click.Loader;
import io.tributary.config.Config;
import io.tributary.dashboard.Dashboard;
import io.tributary.http.FreePort;
import io.tributary.http.Routes;
import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import io.tributary.journal.FileJournal;
import io.tributary.journal.Journal;
import io.tributary.model.Secret;
import io.tributary.ops.Health;
import io.tributary.ops.Worker;
import io.tributary.payment.PaymentIntake;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.stripe.EventTranslator;
import io.tributary.stripe.WebhookDoor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * The running server: every room, its doors and its workers, opened in order and closed in the
 * opposite one.
 */
final class House implements AutoCloseable {
  private static final Duration LOADER_REST = Duration.ofMillis(100);
  private static final Duration WORKER_REST = Duration.ofMillis(100);
  private static final Duration SWEEPER_REST = Duration.ofHours(1);
  private static final Duration DIRECTORY_REST = Duration.ofSeconds(1);
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Config config;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final URI publicUrl;
  private final Database database;
  private final Tables tables;
  private final Directory directory;
  private final ServerSettings listening;
  private final Reception reception;
  private final Routes doors = new Routes();

  private House(Config config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.publicUrl = PublicAddress.of(config);
    this.listening =
        new ServerSettings(
            config.address(), config.port(), TrustedProxies.of(config.trustedProxies()));
    FreePort.require(listening);
    Foundations foundations = opened(Foundations.lay(config));
    this.database = foundations.database();
    this.tables = foundations.tables();
    this.directory = new Directory(database, tables);
    this.reception = new Reception(database, foundations.vault(), clock, config.apiKey());
  }

  /**
   * Opens everything; when something can't be opened, all that was is closed again.
   *
   * @throws RuntimeException with a sentence for the operator
   */
  static House open(Config config, InstantSource clock) {
    House house = new House(config, clock);
    try {
      house.furnish();
      return house;
    } catch (RuntimeException refused) {
      house.close();
      throw refused;
    }
  }

  /** The address people and Stripe reach this server at. */
  URI publicUrl() {
    return publicUrl;
  }

  Database database() {
    return database;
  }

  Tables tables() {
    return tables;
  }

  Directory directory() {
    return directory;
  }

  /** The one-time address that makes the owner; empty when there is one. */
  Optional<URI> setupAddress() {
    return reception
        .setupToken()
        .map(token -> publicUrl.resolve("/setup/owner?token=" + token.reveal()));
  }

  private void furnish() {
    Journal journal = opened(FileJournal.open(Foundations.journal(config)));
    directory.refresh();
    doors.addAll(doors(journal));
    opened(Server.start(listening, doors));
    work("loader", new Loader(journal, database, tables)::runOnce, LOADER_REST);
    work("payment-intake", intake()::runOnce, WORKER_REST);
    work("attributor", attributor()::runOnce, WORKER_REST);
    work("journal-sweeper", new JournalSweeper(journal, database, tables)::runOnce, SWEEPER_REST);
    work("directory", this::refreshDirectory, DIRECTORY_REST);
  }

  /** Every door of the server. */
  List<Routes.Route> doors() {
    return doors.all();
  }

  private Routes doors(Journal journal) {
    return new Routes()
        .addAll(clicks(journal).routes())
        .addAll(new WebhookDoor(database, tables.inbox(), webhookSecrets(), clock).routes())
        .addAll(new HealthDoor(new Health(database::isReachable)).routes())
        .addAll(new Api(database, tables, clock, random, apiPorts()).routes())
        .addAll(new Dashboard(database, tables, dashboardPorts()).routes());
  }

  private ClickRoom clicks(Journal journal) {
    return new ClickRoom(
        directory, journal, new ClickCounters(), reception::isProgram, clock, random);
  }

  private PaymentIntake intake() {
    return new PaymentIntake(database, tables, EventTranslator::translate);
  }

  private Attributor attributor() {
    return new Attributor(database, tables, config.click().lookback());
  }

  private io.tributary.api.Ports apiPorts() {
    return new io.tributary.api.Ports(publicUrl::toString, directory::refresh, reception::withKey);
  }

  private io.tributary.dashboard.Ports dashboardPorts() {
    return new io.tributary.dashboard.Ports(
        reception::forTheOwner,
        reception.entrance(),
        publicUrl.toString(),
        () -> !webhookSecrets().isEmpty(),
        directory::refresh,
        directory::refresh,
        clock);
  }

  private List<Secret> webhookSecrets() {
    return config.stripe().webhookSecrets().orElse(List.of());
  }

  private int refreshDirectory() {
    directory.refresh();
    return 0;
  }

  private void work(String name, IntSupplier runOnce, Duration rest) {
    opened(Worker.start(name, runOnce, rest));
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      Closing.close(open.pop());
    }
  }
}
