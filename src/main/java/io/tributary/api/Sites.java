package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.NameRule;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The resource {@code sites}: websites, each with a tag of its own. */
final class Sites {
  /** All of them are in every server's memory. */
  private static final int MOST = 100;

  private final Database database;
  private final Tables tables;
  private final InstantSource clock;
  private final Ports ports;

  Sites(Database database, Tables tables, InstantSource clock, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.clock = clock;
    this.ports = ports;
  }

  /** What is wrong with a site that something shall belong to; reads on from "must ". */
  static Optional<String> objectionTo(Tables tables, Transaction transaction, SiteId site) {
    return tables.sites().find(transaction, site).isPresent()
        ? Optional.empty()
        : Optional.of("be the id of a site that exists; GET /api/v1/sites lists them.");
  }

  Response list(Request request) {
    Parameters.none(request);
    return Json.ok(
        new Page<>(
            database.inTransaction(
                transaction -> tables.sites().all(transaction).stream().map(SiteView::of).toList()),
            Optional.empty()));
  }

  Response create(Request request) {
    Parameters.none(request);
    Fields fields = Fields.read(request.body(), "id", "name");
    Optional<String> id = fields.required("id", "what the tag and addresses call the site");
    Optional<String> name = fields.required("name", "what people call it");
    id.ifPresent(text -> fields.mustBe("id", NameRule.objectionToId(text)));
    name.ifPresent(text -> fields.mustBe("name", NameRule.objectionToName(text)));
    Response answer =
        fields.refusal().orElseGet(() -> create(new SiteId(id.orElseThrow()), name.orElseThrow()));
    if (answer.status() == 201) {
      ports.sitesChanged().run();
    }
    return answer;
  }

  private Response create(SiteId id, String name) {
    return database.inTransaction(transaction -> created(transaction, id, name));
  }

  private Response created(Transaction transaction, SiteId id, String name) {
    Instant now = clock.instant();
    if (tables.sites().all(transaction).size() >= MOST) {
      return Problem.of(409, "There are " + MOST + " sites already, and no more are possible.");
    }
    if (!tables.sites().insert(transaction, id, name, now)) {
      return Problem.of(409, "There is a site \"%s\" already; choose another id.".formatted(id));
    }
    Site made = tables.sites().find(transaction, id).orElseThrow();
    return Json.created(SiteView.of(made));
  }
}
