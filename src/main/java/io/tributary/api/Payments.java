package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Conversion;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.UnmatchedReason;
import io.tributary.storage.Database;
import io.tributary.storage.MoneyRows;
import io.tributary.storage.PageRequest;
import io.tributary.storage.PaymentFilter;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resource {@code payments}: every payment with its books, matched or not. */
final class Payments {
  static final List<String> FILTERS =
      List.of(
          "status",
          "test",
          "matched",
          "session",
          "customer",
          "site",
          "account",
          "reason",
          "money",
          "from",
          "to",
          "currency");
  private final Database database;
  private final Tables tables;

  Payments(Database database, Tables tables) {
    this.database = database;
    this.tables = tables;
  }

  Response list(Request request) {
    Parameters parameters = Parameters.ofList(request, FILTERS);
    PageRequest wanted = parameters.page();
    PaymentFilter filter = filter(parameters);
    return Json.ok(
        database.inTransaction(
            transaction -> {
              List<Payment> rows = tables.paymentSearch().list(transaction, filter, wanted);
              Page<Payment> page = Page.cut(rows, parameters.limit(), Payments::cursor);
              return page.with(views(transaction, page.items()));
            }));
  }

  Response show(Request request) {
    Parameters.none(request);
    return PaymentId.parse(request.parameter("id"))
        .flatMap(id -> database.inTransaction(transaction -> answer(transaction, id)))
        .orElseGet(() -> Problem.noSuch("payment", "/api/v1/payments"));
  }

  /** The payment, or the way to the one that it was joined into. */
  private Optional<Response> answer(Transaction transaction, PaymentId id) {
    return tables
        .paymentSearch()
        .find(transaction, id)
        .map(payment -> Json.ok(views(transaction, List.of(payment)).getFirst()))
        .or(
            () ->
                tables
                    .formerPayments()
                    .find(transaction, id)
                    .map(now -> Response.empty(308).with("Location", "/api/v1/payments/" + now)));
  }

  private List<PaymentView> views(Transaction transaction, List<Payment> payments) {
    List<PaymentId> ids = payments.stream().map(Payment::id).toList();
    Map<PaymentId, Conversion> conversions = tables.conversions().ofPayments(transaction, ids);
    Map<PaymentId, List<PaymentId>> former = tables.formerPayments().ofAll(transaction, ids);
    return payments.stream()
        .map(
            payment ->
                PaymentView.of(
                    payment,
                    Optional.ofNullable(conversions.get(payment.id())),
                    former.getOrDefault(payment.id(), List.of())))
        .toList();
  }

  private static PaymentFilter filter(Parameters parameters) {
    Optional<MoneyRows> rows = MoneyParameters.rows(parameters);
    Optional<Boolean> test = parameters.flag("test");
    return new PaymentFilter(
        parameters.oneOf("status", Payment.Status.values(), Json::word),
        rows.isPresent() ? test.or(() -> Optional.of(false)) : test,
        parameters.flag("matched"),
        parameters.text("session"),
        parameters.text("customer"),
        parameters.text("site"),
        parameters.text("account"),
        parameters.oneOf("reason", UnmatchedReason.values(), UnmatchedReason::code),
        rows);
  }

  private static String cursor(Payment payment) {
    return PageRequest.cursor(payment.occurredAt(), payment.id().value());
  }
}
