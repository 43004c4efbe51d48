package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.ConversionId;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.StandardEvent;
import io.tributary.storage.ConversionFilter;
import io.tributary.storage.Database;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resource {@code conversions}: payments in the words of the ad platforms. */
final class Conversions {
  static final List<String> FILTERS =
      List.of("site", "event", "status", "test", "source", "campaign", "click", "told");
  private final Database database;
  private final Tables tables;

  Conversions(Database database, Tables tables) {
    this.database = database;
    this.tables = tables;
  }

  Response list(Request request) {
    Parameters parameters = Parameters.ofList(request, FILTERS);
    PageRequest wanted = parameters.page();
    ConversionFilter filter = filter(parameters);
    return Json.ok(
        database.inTransaction(
            transaction -> {
              List<Conversion> rows = tables.conversions().list(transaction, filter, wanted);
              Page<Conversion> page = Page.cut(rows, parameters.limit(), Conversions::cursor);
              return page.with(views(tables, transaction, page.items()));
            }));
  }

  Response show(Request request) {
    Parameters.none(request);
    return ConversionId.parse(request.parameter("id"))
        .flatMap(id -> database.inTransaction(transaction -> find(transaction, id)))
        .map(Json::ok)
        .orElseGet(() -> Problem.noSuch("conversion", "/api/v1/conversions"));
  }

  private Optional<ConversionView> find(Transaction transaction, ConversionId id) {
    List<Conversion> found = tables.conversions().find(transaction, id).stream().toList();
    return views(tables, transaction, found).stream().findFirst();
  }

  /**
   * The conversions with their payments. One whose payment was joined into another a moment ago is
   * left out: the other payment's conversion tells of the same money.
   */
  static List<ConversionView> views(
      Tables tables, Transaction transaction, List<Conversion> conversions) {
    Map<PaymentId, Payment> payments =
        tables
            .paymentSearch()
            .findAll(transaction, conversions.stream().map(Conversion::payment).toList());
    List<ConversionView> views = new ArrayList<>();
    for (Conversion conversion : conversions) {
      Optional.ofNullable(payments.get(conversion.payment()))
          .ifPresent(payment -> views.add(ConversionView.of(conversion, payment)));
    }
    return views;
  }

  private static ConversionFilter filter(Parameters parameters) {
    return new ConversionFilter(
        parameters.text("site"),
        parameters.oneOf("event", StandardEvent.values(), StandardEvent::toString),
        parameters.oneOf("status", Conversion.Status.values(), Json::word),
        parameters.flag("test"),
        parameters.text("source"),
        parameters.text("campaign"),
        parameters.id("click", ClickId::parse).map(ClickId::value),
        parameters.flag("told"));
  }

  private static String cursor(Conversion conversion) {
    return PageRequest.cursor(conversion.occurredAt(), conversion.id().value());
  }
}
