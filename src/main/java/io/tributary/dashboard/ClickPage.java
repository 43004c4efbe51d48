package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Event;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.ReportedSales;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** One click, its visitor's journey and its conversions. */
final class ClickPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final ReportedSales sales = new ReportedSales();

  ClickPage(Database database, Tables tables, Pages pages) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
  }

  Response show(Request request, Secret csrfToken) {
    Frame frame = pages.frame("Click", Frame.Tab.CLICKS, csrfToken);
    return ClickId.parse(request.parameter("id"))
        .flatMap(id -> database.inTransaction(transaction -> load(transaction, id)))
        .map(view -> pages.page(200, "click.jte", frame, view))
        .orElseGet(
            () -> pages.missing(frame, "No click of this id has been reported; look in the list."));
  }

  private Optional<ClickView> load(Transaction transaction, ClickId id) {
    return tables.clicks().find(transaction, List.of(id)).stream()
        .findFirst()
        .map(
            click ->
                new ClickView(
                    click,
                    journey(transaction, click),
                    tables.conversions().ofClick(transaction, id)));
  }

  private List<JourneyStep> journey(Transaction transaction, Click click) {
    List<Click> clicks = tables.clicks().journey(transaction, click.visitor());
    List<Event> events =
        tables.events().ofClicks(transaction, clicks.stream().map(Click::id).toList());
    return JourneyStep.inOrder(
        clicks, events, sales.payments(transaction, events), Optional.empty(), Optional.empty());
  }
}
