package io.tributary;

import io.tributary.attribution.Attributor;
import io.tributary.attribution.RuleChanges;
import io.tributary.click.Directory;
import io.tributary.click.JournalProbe;
import io.tributary.click.JournalSweeper;
import io.tributary.click.Loader;
import io.tributary.config.Config;
import io.tributary.http.FreePort;
import io.tributary.http.Routes;
import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.journal.FileJournal;
import io.tributary.journal.Journal;
import io.tributary.ops.Considerate;
import io.tributary.ops.Processors;
import io.tributary.payment.PaymentIntake;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.stripe.AccountDirectory;
import io.tributary.stripe.Rhythm;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * The running server: foundations, journal, doors and workers, opened in order and closed in the
 * opposite one.
 */
final class House implements AutoCloseable {
  private static final Duration WORKER_REST = Duration.ofMillis(100);
  private static final Duration RULES_REST = Duration.ofMillis(500);
  private static final Duration SWEEPER_REST = Duration.ofHours(1);
  private static final Duration DIRECTORY_REST = Duration.ofSeconds(1);
  private static final Duration WATCH_REST = Duration.ofSeconds(1);
  private static final Duration DATABASE_WATCH_REST = Duration.ofMillis(500);
  private static final Duration CERTIFICATE_REST = Duration.ofSeconds(30);
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Config config;
  private final InstantSource clock;
  private final Rhythm rhythm;
  private final ServerSettings listening;
  private final Foundations foundations;
  private final Database database;
  private final Tables tables;
  private final Directory directory;
  private final AccountDirectory accounts;
  private final ConversionDoors conversionDoors;
  private final Reception reception;
  private final Routes doors = new Routes();

  private House(Config config, InstantSource clock, Rhythm rhythm) {
    this.config = config;
    this.clock = clock;
    this.rhythm = rhythm;
    this.listening = Listening.as(config);
    FreePort.require(listening);
    this.foundations = opened(Foundations.lay(config));
    this.database = foundations.database();
    this.tables = foundations.tables();
    this.directory = new Directory(database, tables, config.data().resolve("directory.json"));
    this.accounts = new AccountDirectory(database, tables, Foundations.credentials(config));
    this.conversionDoors = new ConversionDoors(foundations, config);
    this.reception = new Reception(database, foundations.vault(), clock, config.apiKey());
  }

  /**
   * Opens everything; when something can't be opened, all that was is closed again. Without its
   * database it opens too, for visitors; the rest follows when the database answers.
   *
   * @param rhythm when Stripe's books are looked into
   * @throws RuntimeException with a sentence for the operator
   */
  static House open(Config config, InstantSource clock, Rhythm rhythm) {
    House house = new House(config, clock, rhythm);
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
    return PublicAddress.of(config);
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

  /** What needs the database waits behind it. */
  Gate gate() {
    return foundations.gate();
  }

  /** The one-time address that makes the owner; empty when there is one. */
  Optional<URI> setupAddress() {
    return reception
        .setupToken()
        .map(token -> publicUrl().resolve("/setup/owner?token=" + token.reveal()));
  }

  private void furnish() {
    Journal journal = opened(FileJournal.open(Foundations.journal(config)));
    Operations operations = new Operations(config, clock, foundations, journal);
    StripeDesk stripe = opened(new StripeDesk(config, foundations, accounts, clock, rhythm));
    doors.addAll(
        new Doors(config, clock, foundations, directory, accounts, reception, operations)
            .routes(journal, stripe.doctor(operations::door), stripe.books(), conversionDoors));
    gate().whenOpen(directory::refresh);
    gate().whenOpen(accounts::refresh);
    gate().whenOpen(conversionDoors::refresh);
    gate().whenOpen(operations::lookAtDatabase);
    Server server = opened(Server.start(listening, doors));
    opened(operations.watched(watchmen(server, journal, operations))).start();
    gate().whenOpen(opened(operations.watched(workers(journal, operations, stripe)))::start);
  }

  /** Those who need no database. */
  private static Workers watchmen(Server server, Journal journal, Operations operations) {
    return new Workers()
        .add("certificate", server::renewCertificate, CERTIFICATE_REST)
        .add("journal-probe", new JournalProbe(journal)::runOnce, WATCH_REST)
        .add("watch", operations::look, WATCH_REST);
  }

  /** Every door of the server. */
  List<Routes.Route> doors() {
    return doors.all();
  }

  private Workers workers(Journal journal, Operations operations, StripeDesk stripe) {
    Baton baton = operations.baton();
    return stripe
        .addTo(new Workers())
        .add(Baton.LOADER, baton.loader(loader(journal)), WORKER_REST)
        .add(Baton.INTAKE, baton.intake(intake()::runOnce), WORKER_REST)
        .add(Baton.ATTRIBUTOR, baton.attributor(attributor()::runOnce), WORKER_REST)
        .add("doors", conversionDoors::refresh, DIRECTORY_REST)
        .add("rule-changes", new RuleChanges(database, tables)::runOnce, RULES_REST)
        .add(
            "journal-sweeper", new JournalSweeper(journal, database, tables)::runOnce, SWEEPER_REST)
        .add("directory", this::refreshDirectory, DIRECTORY_REST)
        .add("accounts", this::refreshAccounts, DIRECTORY_REST)
        .add("database-watch", operations::lookAtDatabase, DATABASE_WATCH_REST);
  }

  private IntSupplier loader(Journal journal) {
    return new Considerate(
        conversionDoors.loader(journal)::runOnce, Loader.BATCH, new Processors());
  }

  private PaymentIntake intake() {
    return new PaymentIntake(database, tables, conversionDoors.languages());
  }

  private Attributor attributor() {
    return new Attributor(database, tables, config.click().lookback());
  }

  private int refreshDirectory() {
    directory.refresh();
    return 0;
  }

  private int refreshAccounts() {
    accounts.refresh();
    accounts.noteUses();
    return 0;
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
