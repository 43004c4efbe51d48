package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Event;
import io.tributary.model.VisitorId;
import io.tributary.storage.ClickFilter;
import io.tributary.storage.Database;
import io.tributary.storage.PageRequest;
import io.tributary.storage.ReportedSales;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** The resource {@code clicks}: arrivals from outside. */
final class Clicks {
  static final List<String> FILTERS = List.of("bots", "site", "source", "campaign", "visitor");
  private final Database database;
  private final Tables tables;
  private final ReportedSales sales = new ReportedSales();

  Clicks(Database database, Tables tables) {
    this.database = database;
    this.tables = tables;
  }

  Response list(Request request) {
    Parameters parameters = Parameters.ofList(request, FILTERS);
    PageRequest wanted = parameters.page();
    ClickFilter filter = filter(parameters);
    List<Click> rows =
        database.inTransaction(transaction -> tables.clicks().list(transaction, filter, wanted));
    Page<Click> page = Page.cut(rows, parameters.limit(), Clicks::cursor);
    return Json.ok(page.with(page.items().stream().map(ClickView::of).toList()));
  }

  Response show(Request request) {
    Parameters.none(request);
    return ClickId.parse(request.parameter("id"))
        .flatMap(id -> database.inTransaction(transaction -> detail(transaction, id)))
        .map(Json::ok)
        .orElseGet(() -> Problem.noSuch("click", "/api/v1/clicks"));
  }

  private Optional<ClickDetailView> detail(Transaction transaction, ClickId id) {
    List<Event> events = tables.events().ofClicks(transaction, List.of(id));
    return tables.clicks().find(transaction, List.of(id)).stream()
        .findFirst()
        .map(
            click ->
                ClickDetailView.of(
                    click,
                    events,
                    sales.payments(transaction, events),
                    Conversions.views(
                        tables, transaction, tables.conversions().ofClick(transaction, id))));
  }

  private static ClickFilter filter(Parameters parameters) {
    return new ClickFilter(
        parameters.text("site"),
        parameters.text("source"),
        parameters.text("campaign"),
        parameters.id("visitor", VisitorId::parse).map(VisitorId::value),
        parameters.flag("bots").orElse(false));
  }

  private static String cursor(Click click) {
    return PageRequest.cursor(click.receivedAt(), click.id().value());
  }
}
