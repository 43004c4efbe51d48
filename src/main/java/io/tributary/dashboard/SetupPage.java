package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Secret;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.Reports;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How to get clicks and payments in, whether they come, and the site's settings. */
final class SetupPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;
  private final Reports reports = new Reports();

  SetupPage(Database database, Tables tables, Pages pages, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
  }

  Response show(Request request, Secret csrfToken) {
    Optional<Site> site =
        database.inTransaction(transaction -> tables.sites().find(transaction, named(request)));
    if (site.isEmpty()) {
      Frame frame = pages.frame("Setup", Frame.Tab.SETUP, csrfToken);
      return pages.missing(frame, "There is no site of this id; look on Setup.");
    }
    boolean isSaved = request.query().first("saved").isPresent();
    SiteForm form = SiteForm.of(site.get());
    return render(csrfToken, named(request), form, NewSite.EMPTY, Map.of(), isSaved);
  }

  private static SiteId named(Request request) {
    return request.query().first("site").map(SiteId::new).orElse(SiteId.DEFAULT);
  }

  /** The piece of the page that tells what has arrived. */
  Response progress(Request request, Secret csrfToken) {
    return pages.piece("progress.jte", database.inTransaction(this::progress));
  }

  Response save(Request request, Secret csrfToken) {
    Query fields = Forms.read(request);
    SiteId id = fields.first("site").map(SiteId::new).orElse(SiteId.DEFAULT);
    SiteForm form = SiteForm.read(fields);
    Map<String, String> objections = form.objections();
    if (!objections.isEmpty()) {
      return render(csrfToken, id, form, NewSite.EMPTY, objections, false);
    }
    database.useTransaction(
        transaction ->
            tables
                .sites()
                .find(transaction, id)
                .ifPresent(site -> tables.sites().update(transaction, form.over(site))));
    ports.settingsChanged().run();
    String saved = id.equals(SiteId.DEFAULT) ? "?saved=1" : SetupView.query(id) + "&saved=1";
    return Pages.secured(Response.seeOther("/setup" + saved + "#site"));
  }

  Response addSite(Request request, Secret csrfToken) {
    NewSite typed = NewSite.read(Forms.read(request));
    Map<String, String> objections = new LinkedHashMap<>(typed.objections());
    if (objections.isEmpty()
        && !database.inTransaction(transaction -> insert(transaction, typed))) {
      objections.put("newId", "There is a site of this id already; choose another.");
    }
    if (!objections.isEmpty()) {
      SiteForm form = SiteForm.of(database.inTransaction(this::defaultSite));
      return render(csrfToken, SiteId.DEFAULT, form, typed, objections, false);
    }
    ports.settingsChanged().run();
    return Pages.secured(Response.seeOther("/setup" + SetupView.query(new SiteId(typed.id()))));
  }

  private boolean insert(Transaction transaction, NewSite typed) {
    return tables
        .sites()
        .insert(transaction, new SiteId(typed.id()), typed.name(), ports.clock().instant());
  }

  private Response render(
      Secret csrfToken,
      SiteId site,
      SiteForm form,
      NewSite newSite,
      Map<String, String> objections,
      boolean isSaved) {
    SetupView view =
        database.inTransaction(
            transaction ->
                new SetupView(
                    ports.publicUrl(),
                    progress(transaction),
                    site,
                    tables.sites().all(transaction),
                    form,
                    newSite,
                    objections,
                    isSaved));
    Frame frame = pages.frame("Setup", Frame.Tab.SETUP, csrfToken);
    return pages.page(objections.isEmpty() ? 200 : 422, "setup.jte", frame, view);
  }

  private ProgressView progress(Transaction transaction) {
    return new ProgressView(
        reports.clicks(transaction),
        reports.messages(transaction),
        ports.webhookSecretIsSet().getAsBoolean());
  }

  private Site defaultSite(Transaction transaction) {
    return tables
        .sites()
        .find(transaction, SiteId.DEFAULT)
        .orElseThrow(() -> new IllegalStateException("the default site is gone"));
  }
}
