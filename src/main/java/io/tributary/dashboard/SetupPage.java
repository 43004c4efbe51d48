package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Secret;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.Reports;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.Map;

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
    boolean isSaved = request.query().first("saved").isPresent();
    return render(csrfToken, SiteForm.of(site()), Map.of(), isSaved);
  }

  /** The piece of the page that tells what has arrived. */
  Response progress(Request request, Secret csrfToken) {
    return pages.piece("progress.jte", database.inTransaction(this::progress));
  }

  Response save(Request request, Secret csrfToken) {
    SiteForm form = SiteForm.read(Forms.read(request));
    Map<String, String> objections = form.objections();
    if (!objections.isEmpty()) {
      return render(csrfToken, form, objections, false);
    }
    database.useTransaction(
        transaction -> tables.sites().update(transaction, form.over(defaultSite(transaction))));
    ports.settingsChanged().run();
    return Pages.secured(Response.seeOther("/setup?saved=1#site"));
  }

  private Response render(
      Secret csrfToken, SiteForm form, Map<String, String> objections, boolean isSaved) {
    SetupView view =
        new SetupView(
            ports.publicUrl(), database.inTransaction(this::progress), form, objections, isSaved);
    Frame frame = pages.frame("Setup", Frame.Tab.SETUP, csrfToken);
    return pages.page(objections.isEmpty() ? 200 : 422, "setup.jte", frame, view);
  }

  private ProgressView progress(Transaction transaction) {
    return new ProgressView(
        reports.clicks(transaction),
        reports.messages(transaction),
        ports.webhookSecretIsSet().getAsBoolean());
  }

  private Site site() {
    return database.inTransaction(this::defaultSite);
  }

  private Site defaultSite(Transaction transaction) {
    return tables.sites().all(transaction).stream()
        .filter(site -> site.id().equals(SiteId.DEFAULT))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the default site is gone"));
  }
}
