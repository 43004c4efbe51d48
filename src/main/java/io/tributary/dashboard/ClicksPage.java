package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Click;
import io.tributary.model.Secret;
import io.tributary.storage.ClickFilter;
import io.tributary.storage.Database;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import java.util.List;
import java.util.Optional;

/** Every click, newest first. */
final class ClicksPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;

  ClicksPage(Database database, Tables tables, Pages pages) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
  }

  Response show(Request request, Secret csrfToken) {
    boolean bots = new Asked(request.query()).flag("bots").orElse(false);
    ClickFilter filter =
        new ClickFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), bots);
    Paging paging = Paging.read(request, List.of("bots"));
    List<Click> clicks =
        database.inTransaction(
            transaction -> tables.clicks().list(transaction, filter, paging.wanted()));
    ClicksView view =
        new ClicksView(
            bots,
            paging.page(
                clicks, click -> PageRequest.cursor(click.receivedAt(), click.id().value())));
    return pages.page(200, "clicks.jte", pages.frame("Clicks", Frame.Tab.CLICKS, csrfToken), view);
  }
}
