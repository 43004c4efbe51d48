package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.RulesPreview;
import io.tributary.model.RulesVersion;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The resource {@code rules} of a site: its dated versions, a new one, and a dry run of one. */
final class Rules {
  private final Database database;
  private final Tables tables;
  private final InstantSource clock;
  private final Ports ports;

  Rules(Database database, Tables tables, InstantSource clock, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.clock = clock;
    this.ports = ports;
  }

  Response list(Request request) {
    Parameters.none(request);
    return ofSite(
        request,
        site ->
            Json.ok(
                new Page<>(versions(site).stream().map(RulesView::of).toList(), Optional.empty())));
  }

  Response add(Request request) {
    Parameters.none(request);
    return ofSite(request, site -> add(request, site));
  }

  Response preview(Request request) {
    Parameters.none(request);
    return ofSite(request, site -> preview(request, site));
  }

  private Response add(Request request, SiteId site) {
    Instant now = clock.instant();
    NewRules.Read read = NewRules.read(request.body(), now);
    if (!read.problems().isEmpty()) {
      return refused(read);
    }
    RulesVersion version = new RulesVersion(site, read.rules(), now, RulesVersion.Author.PROGRAM);
    boolean isAdded =
        database.inTransaction(transaction -> tables.siteRules().add(transaction, version));
    return isAdded ? Json.created(RulesView.of(version)) : Problem.of(409, RulesVersion.FULL);
  }

  private Response preview(Request request, SiteId site) {
    NewRules.Read read = NewRules.read(request.body(), clock.instant());
    if (!read.problems().isEmpty()) {
      return refused(read);
    }
    return ports
        .rulesPreview()
        .apply(site, read.rules())
        .map(preview -> Json.ok(RulesPreviewView.of(preview)))
        .orElseGet(() -> Problem.of(429, RulesPreview.BUSY).with("Retry-After", "10"));
  }

  private static Response refused(NewRules.Read read) {
    return Problem.of(400, String.join(" ", read.problems()), read.problems());
  }

  private Response ofSite(Request request, Function<SiteId, Response> answer) {
    SiteId site = new SiteId(request.parameter("site"));
    boolean isKnown =
        database.inTransaction(
            transaction ->
                tables.sites().all(transaction).stream().map(Site::id).anyMatch(site::equals));
    return isKnown
        ? answer.apply(site)
        : Problem.of(404, "There is no such site; the first one is called \"default\".");
  }

  private List<RulesVersion> versions(SiteId site) {
    return database.inTransaction(transaction -> tables.siteRules().of(transaction, site));
  }
}
