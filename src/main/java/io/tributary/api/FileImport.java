package io.tributary.api;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.AccountId;
import io.tributary.model.ConversionFile;
import io.tributary.model.ConversionFile.Goal;
import io.tributary.model.Currency;
import io.tributary.model.Door;
import io.tributary.model.DoorDesk;
import io.tributary.model.DoorId;
import io.tributary.model.SiteId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Conversions from a file of comma-separated values: tried out first, then kept. */
final class FileImport {
  static final List<String> PARAMETERS =
      List.of("dryRun", "account", "site", "unit", "currency", "timeZone", "door");
  private static final List<String> OF_ACCOUNT = List.of("account", "site", "unit", "currency");
  private final DoorDesk doors;

  FileImport(DoorDesk doors) {
    this.doors = doors;
  }

  /** Without a word about it, nothing is kept. */
  Response create(Request request) {
    Parameters parameters = Parameters.of(request, PARAMETERS);
    boolean isDryRun = parameters.flag("dryRun").orElse(true);
    Goal goal = goal(parameters);
    ZoneId zone = zone(parameters);
    requireCsv(request);
    ConversionFile file = new ConversionFile(request.body(), goal, zone);
    return Json.ok(FileImportView.of(isDryRun, doors.takeFile(file, isDryRun)));
  }

  private static Goal goal(Parameters parameters) {
    Optional<DoorId> door = parameters.id("door", DoorId::parse);
    if (door.isPresent()) {
      if (OF_ACCOUNT.stream().anyMatch(name -> parameters.text(name).isPresent())) {
        throw new BadRequest(
            "\"door\" settles account, site, unit and currency: give either it or those.");
      }
      return new Goal.OfDoor(door.get());
    }
    return new Goal.OfAccount(
        parameters.text("account").map(AccountId::new).orElse(AccountId.DEFAULT),
        parameters.text("site").map(SiteId::new),
        parameters
            .oneOf("unit", Door.AmountUnit.values(), Json::word)
            .orElseThrow(
                () ->
                    new BadRequest(
                        "\"unit\" is missing: minor (1250 means 12.50) or major (12.50), or a"
                            + " \"door\".")),
        currency(parameters));
  }

  private static Optional<Currency> currency(Parameters parameters) {
    Optional<Currency> currency = parameters.currency("currency");
    if (currency.filter(known -> !known.isKnown()).isPresent()) {
      throw new BadRequest("\"currency\" must be the code of a currency, like usd.");
    }
    return currency;
  }

  private static ZoneId zone(Parameters parameters) {
    return parameters
        .text("timeZone")
        .map(
            name ->
                ConversionFile.zone(name)
                    .orElseThrow(
                        () ->
                            new BadRequest(
                                "\"timeZone\" must be a time zone, like Europe/Berlin.")))
        .orElse(ZoneOffset.UTC);
  }

  private static void requireCsv(Request request) {
    String type =
        request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).replace(" ", "");
    boolean isUtf8 = !type.contains("charset=") || type.replace("\"", "").contains("charset=utf-8");
    if (!type.split(";", 2)[0].equals("text/csv") || !isUtf8) {
      throw new BadRequest(415, "This address takes a file: send text/csv in UTF-8.");
    }
  }
}
