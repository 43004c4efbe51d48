package io.tributary;

import io.tributary.api.Api;
import io.tributary.attribution.RulesDryRun;
import io.tributary.click.ClickRoom;
import io.tributary.click.Directory;
import io.tributary.config.Config;
import io.tributary.dashboard.Dashboard;
import io.tributary.dashboard.Warning;
import io.tributary.http.AddressRate;
import io.tributary.http.Request;
import io.tributary.http.Routes;
import io.tributary.journal.Journal;
import io.tributary.model.BooksDesk;
import io.tributary.model.DoorDesk;
import io.tributary.storage.Database;
import io.tributary.storage.InboxCommit;
import io.tributary.storage.Tables;
import io.tributary.stripe.AccountDirectory;
import io.tributary.stripe.Doctor;
import io.tributary.stripe.SignatureLimit;
import io.tributary.stripe.WebhookDoor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * Every door of the server, with the ports between the rooms behind them. Only the visitor's doors
 * and {@code /health} need no database.
 */
final class Doors {
  private final SecureRandom random = new SecureRandom();
  private final Config config;
  private final InstantSource clock;
  private final URI publicUrl;
  private final Foundations foundations;
  private final Database database;
  private final Tables tables;
  private final Directory directory;
  private final AccountDirectory accounts;
  private final Reception reception;
  private final Operations operations;
  private final RulesDryRun rules;

  Doors(
      Config config,
      InstantSource clock,
      Foundations foundations,
      Directory directory,
      AccountDirectory accounts,
      Reception reception,
      Operations operations) {
    this.config = config;
    this.clock = clock;
    this.publicUrl = PublicAddress.of(config);
    this.foundations = foundations;
    this.database = foundations.database();
    this.tables = foundations.tables();
    this.directory = directory;
    this.accounts = accounts;
    this.reception = reception;
    this.operations = operations;
    this.rules = new RulesDryRun(database, tables, config.click().lookback());
  }

  /**
   * All of them.
   *
   * @param books what may be asked of Stripe's books
   */
  Routes routes(Journal journal, Doctor doctor, BooksDesk books, ConversionDoors conversionDoors) {
    Gate gate = foundations.gate();
    WebhookDoor webhooks = webhooks();
    DoorDesk desk = conversionDoors.desk(operations, clock);
    Dashboard dashboard = new Dashboard(database, tables, dashboardPorts(doctor, books, desk));
    return new Routes()
        .addAll(clicks(journal).routes())
        .addAll(conversionDoors.routes(journal, operations, clock))
        .addAll(new HealthDoor(operations::readiness).routes())
        .addAll(new MetricsDoor(operations::metrics, this::hasKey).routes())
        .addAll(gate.guard(webhooks.routes(), webhooks::away))
        .addAll(gate.guard(api(doctor, books, desk).routes(), Api::away))
        .addAll(gate.guard(dashboard.routes(), dashboard::away))
        .addAll(dashboard.files());
  }

  private ClickRoom clicks(Journal journal) {
    Config.Click settings = config.click();
    AddressRate rate = new AddressRate(settings.ratePerAddress(), settings.burstPerAddress());
    return new ClickRoom(
        directory, journal, operations.clicks(), this::hasKey, clock, random, rate);
  }

  private boolean hasKey(Request request) {
    return reception.isProgram(request, directory::holdsKey);
  }

  private WebhookDoor webhooks() {
    return new WebhookDoor(
        new InboxCommit(database, tables.inbox()),
        accounts,
        new SignatureLimit(System::nanoTime),
        clock,
        operations::inboxIsFull,
        operations.webhooks());
  }

  private Api api(Doctor doctor, BooksDesk books, DoorDesk desk) {
    io.tributary.api.Ports ports =
        new io.tributary.api.Ports(
            publicUrl::toString,
            directory::refresh,
            directory::refresh,
            accounts::refresh,
            Foundations.credentials(config),
            rules::preview,
            reception::withKey,
            doctor::examine,
            books,
            desk);
    return new Api(database, tables, clock, random, ports);
  }

  private io.tributary.dashboard.Ports dashboardPorts(
      Doctor doctor, BooksDesk books, DoorDesk desk) {
    return new io.tributary.dashboard.Ports(
        reception::forTheOwner,
        reception.entrance(),
        publicUrl.toString(),
        () -> accounts.canVerify(clock.instant()),
        directory::refresh,
        directory::refresh,
        accounts::refresh,
        Foundations.credentials(config),
        rules::preview,
        this::warnings,
        doctor::examine,
        doctor::mend,
        clock,
        books,
        desk);
  }

  private List<Warning> warnings() {
    return operations.alarms().stream()
        .map(raised -> new Warning(raised.what(), raised.since(), raised.alarm().remedy()))
        .toList();
  }
}
