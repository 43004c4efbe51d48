package io.tributary.dashboard;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.AccountId;
import io.tributary.model.ConversionFile;
import io.tributary.model.ConversionFile.Goal;
import io.tributary.model.Currency;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.Secret;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A file of conversions: looked at, then imported. The browser sends it both times, so that nothing
 * of it waits here in between.
 */
final class FileImportPage {
  static final String ADDRESS = "/doors/import";
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;

  FileImportPage(Database database, Tables tables, Pages pages, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
  }

  Response show(Request request, Secret csrfToken) {
    FileImportView view = database.inTransaction(this::view);
    Frame frame = pages.frame("Import conversions", Frame.Tab.DOORS, csrfToken);
    return pages.page(200, "doorimport.jte", frame, view);
  }

  private FileImportView view(Transaction transaction) {
    Instant now = ports.clock().instant();
    List<Door> doors =
        tables.doors().all(transaction).stream()
            .filter(door -> door.kind() != Door.Kind.STRIPE_RELAY)
            .filter(door -> door.isOpen(now) && !door.isBuiltIn())
            .toList();
    return new FileImportView(
        tables.accounts().own(transaction), tables.sites().all(transaction), doors);
  }

  /** A piece of the page: what the file would become, or has become. */
  Response take(Request request, Secret csrfToken) {
    Asked asked = new Asked(request.query());
    boolean isDryRun = asked.text("keep").isEmpty();
    Goal goal = goal(asked);
    ConversionFile file = new ConversionFile(request.body(), goal, zone(asked));
    FileLinesView view = new FileLinesView(ports.doors().takeFile(file, isDryRun), isDryRun);
    return pages.piece("filelines.jte", view);
  }

  private static Goal goal(Asked asked) {
    Optional<String> door = asked.text("door");
    if (door.isPresent()) {
      return new Goal.OfDoor(
          DoorId.parse(door.get())
              .orElseThrow(() -> new BadRequest("There is no such door; choose another.")));
    }
    return new Goal.OfAccount(
        asked.text("account").map(AccountId::new).orElse(AccountId.DEFAULT),
        asked.text("site").map(SiteId::new),
        asked
            .oneOf("unit", Door.AmountUnit.values())
            .orElseThrow(
                () -> new BadRequest("Choose how amounts are written: nobody should guess it.")),
        currency(asked));
  }

  private static Optional<Currency> currency(Asked asked) {
    return asked
        .text("currency")
        .map(
            code ->
                Currency.parse(code.strip())
                    .filter(Currency::isKnown)
                    .orElseThrow(
                        () -> new BadRequest("The currency is three letters, such as EUR.")));
  }

  private static ZoneId zone(Asked asked) {
    return asked
        .text("zone")
        .map(
            name ->
                ConversionFile.zone(name.strip())
                    .orElseThrow(
                        () ->
                            new BadRequest(
                                "This time zone is not known: choose one of the list, such as"
                                    + " Europe/Berlin.")))
        .orElse(ZoneOffset.UTC);
  }
}
