package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Conversion;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.MoneyReport;
import io.tributary.storage.PageRequest;
import io.tributary.storage.PaymentFilter;
import io.tributary.storage.Reports;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every payment, matched or not, or those behind one number of the money page. */
final class PaymentsPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Reports reports = new Reports();
  private final MoneyReport money = new MoneyReport();

  PaymentsPage(Database database, Tables tables, Pages pages) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
  }

  Response show(Request request, Secret csrfToken) {
    PaymentsQuery query = PaymentsQuery.read(request.query());
    Paging paging = Paging.read(request, PaymentsQuery.NAMES);
    PaymentsView view = database.inTransaction(transaction -> load(transaction, query, paging));
    return pages.page(
        200, "payments.jte", pages.frame("Payments", Frame.Tab.PAYMENTS, csrfToken), view);
  }

  private PaymentsView load(Transaction transaction, PaymentsQuery query, Paging paging) {
    PaymentFilter filter = query.filter();
    List<Payment> payments = tables.paymentSearch().list(transaction, filter, paging.wanted());
    Map<PaymentId, Conversion> conversions =
        tables.conversions().ofPayments(transaction, payments.stream().map(Payment::id).toList());
    List<PaymentsView.Row> rows =
        payments.stream()
            .map(
                payment ->
                    new PaymentsView.Row(
                        payment,
                        Optional.ofNullable(conversions.get(payment.id())),
                        part(query, payment)))
            .toList();
    return new PaymentsView(
        query,
        query.isNarrowed() ? List.of() : reports.totals(transaction, query.test()),
        query.rows().map(wanted -> new Opened(wanted, money.sum(transaction, filter, wanted))),
        paging.page(rows, PaymentsPage::cursor));
  }

  private static Optional<Money> part(PaymentsQuery query, Payment payment) {
    return query.rows().map(rows -> rows.measure().of(payment, rows.period(), rows.currency()));
  }

  private static String cursor(PaymentsView.Row row) {
    return PageRequest.cursor(row.payment().occurredAt(), row.payment().id().value());
  }
}
