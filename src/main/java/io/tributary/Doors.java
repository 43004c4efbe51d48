package io.tributary;

import io.tributary.api.Api;
import io.tributary.click.AddressRate;
import io.tributary.click.ClickCounters;
import io.tributary.click.ClickRoom;
import io.tributary.click.Directory;
import io.tributary.config.Config;
import io.tributary.dashboard.Dashboard;
import io.tributary.http.Request;
import io.tributary.http.Routes;
import io.tributary.journal.Journal;
import io.tributary.model.Secret;
import io.tributary.ops.Health;
import io.tributary.storage.Database;
import io.tributary.storage.InboxCommit;
import io.tributary.storage.Tables;
import io.tributary.stripe.WebhookDoor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

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
  private final Reception reception;

  Doors(
      Config config,
      InstantSource clock,
      Foundations foundations,
      Tables tables,
      Directory directory,
      Reception reception) {
    this.config = config;
    this.clock = clock;
    this.publicUrl = PublicAddress.of(config);
    this.foundations = foundations;
    this.database = foundations.database();
    this.tables = tables;
    this.directory = directory;
    this.reception = reception;
  }

  Routes routes(Journal journal) {
    Gate gate = foundations.gate();
    Dashboard dashboard = new Dashboard(database, tables, dashboardPorts());
    return new Routes()
        .addAll(clicks(journal).routes())
        .addAll(new HealthDoor(new Health(foundations::obstacle)).routes())
        .addAll(gate.guard(webhooks().routes(), WebhookDoor::away))
        .addAll(gate.guard(api().routes(), Api::away))
        .addAll(gate.guard(dashboard.routes(), dashboard::away))
        .addAll(dashboard.files());
  }

  private ClickRoom clicks(Journal journal) {
    Predicate<Request> hasKey = request -> reception.isProgram(request, directory::holdsKey);
    Config.Click settings = config.click();
    AddressRate rate = new AddressRate(settings.ratePerAddress(), settings.burstPerAddress());
    return new ClickRoom(directory, journal, new ClickCounters(), hasKey, clock, random, rate);
  }

  private WebhookDoor webhooks() {
    return new WebhookDoor(new InboxCommit(database, tables.inbox()), webhookSecrets(), clock);
  }

  private Api api() {
    io.tributary.api.Ports ports =
        new io.tributary.api.Ports(publicUrl::toString, directory::refresh, reception::withKey);
    return new Api(database, tables, clock, random, ports);
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
}
