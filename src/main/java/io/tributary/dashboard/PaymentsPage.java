package io.tributary.dashboard;

import io.tributary.http.BadRequest;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Conversion;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.PageRequest;
import io.tributary.storage.PaymentFilter;
import io.tributary.storage.Reports;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every payment, matched or not. */
final class PaymentsPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Reports reports = new Reports();

  PaymentsPage(Database database, Tables tables, Pages pages) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
  }

  Response show(Request request, Secret csrfToken) {
    boolean test = flag(request.query(), "test").orElse(false);
    Optional<Boolean> matched = flag(request.query(), "matched");
    Paging paging = Paging.read(request, List.of("test", "matched"));
    PaymentsView view =
        database.inTransaction(transaction -> load(transaction, test, matched, paging));
    return pages.page(
        200, "payments.jte", pages.frame("Payments", Frame.Tab.PAYMENTS, csrfToken), view);
  }

  private PaymentsView load(
      Transaction transaction, boolean test, Optional<Boolean> matched, Paging paging) {
    PaymentFilter filter =
        new PaymentFilter(
            Optional.empty(), Optional.of(test), matched, Optional.empty(), Optional.empty());
    List<Payment> payments = tables.paymentSearch().list(transaction, filter, paging.wanted());
    Map<PaymentId, Conversion> conversions =
        tables.conversions().ofPayments(transaction, payments.stream().map(Payment::id).toList());
    List<PaymentsView.Row> rows =
        payments.stream()
            .map(
                payment ->
                    new PaymentsView.Row(
                        payment, Optional.ofNullable(conversions.get(payment.id()))))
            .toList();
    return new PaymentsView(
        test, matched, reports.totals(transaction, test), paging.page(rows, PaymentsPage::cursor));
  }

  private static String cursor(PaymentsView.Row row) {
    return PageRequest.cursor(row.payment().occurredAt(), row.payment().id().value());
  }

  static Optional<Boolean> flag(Query query, String name) {
    return query.first(name).filter(value -> !value.isEmpty()).map(value -> truth(name, value));
  }

  private static boolean truth(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadRequest(name + " is true or false.");
    };
  }
}
