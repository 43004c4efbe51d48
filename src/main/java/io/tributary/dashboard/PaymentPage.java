package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Event;
import io.tributary.model.Match;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.PaymentFailures;
import io.tributary.storage.ReportedSales;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** One payment from Stripe's words to the visitor's journey. */
final class PaymentPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final ReportedSales sales = new ReportedSales();

  PaymentPage(Database database, Tables tables, Pages pages) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
  }

  Response show(Request request, Secret csrfToken) {
    Frame frame = pages.frame("Payment", Frame.Tab.PAYMENTS, csrfToken);
    return PaymentId.parse(request.parameter("id"))
        .flatMap(id -> database.inTransaction(transaction -> find(transaction, id, frame)))
        .orElseGet(() -> pages.missing(frame, "There is no payment of this id; look in the list."));
  }

  private Optional<Response> find(Transaction transaction, PaymentId id, Frame frame) {
    Optional<Payment> payment = tables.paymentSearch().find(transaction, id);
    if (payment.isPresent()) {
      PaymentView view = load(transaction, payment.get());
      return Optional.of(pages.page(200, "payment.jte", frame, view));
    }
    return tables
        .formerPayments()
        .find(transaction, id)
        .map(now -> Response.empty(308).with("Location", "/payments/" + now))
        .map(Pages::secured);
  }

  private PaymentView load(Transaction transaction, Payment payment) {
    List<PaymentId> ids = List.of(payment.id());
    Optional<Conversion> conversion =
        Optional.ofNullable(tables.conversions().ofPayments(transaction, ids).get(payment.id()));
    return new PaymentView(
        payment,
        tables.inboxSearch().ofPayment(transaction, payment.id()),
        facts(transaction, payment),
        conversion,
        PaymentFailures.find(transaction, payment.id()),
        conversion.map(found -> journey(transaction, found)).orElse(List.of()),
        sales.of(transaction, payment.id()));
  }

  private List<FactLine> facts(Transaction transaction, Payment payment) {
    return tables
        .facts()
        .ofPayments(transaction, List.of(payment.id()))
        .getOrDefault(payment.id(), List.of())
        .stream()
        .map(FactLine::of)
        .toList();
  }

  private List<JourneyStep> journey(Transaction transaction, Conversion conversion) {
    Optional<ClickId> cameBack =
        switch (conversion.match()) {
          case Match.Matched matched -> Optional.of(matched.click());
          case Match.Unmatched _ -> Optional.empty();
        };
    Optional<Click> credited = conversion.credited();
    List<Click> clicks =
        credited
            .map(click -> tables.clicks().journey(transaction, click.visitor()))
            .orElse(List.of());
    List<Event> events =
        tables.events().ofClicks(transaction, clicks.stream().map(Click::id).toList());
    return JourneyStep.inOrder(
        clicks, events, sales.payments(transaction, events), credited.map(Click::id), cameBack);
  }
}
