package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Account;
import io.tributary.model.NameRule;
import io.tributary.model.SiteId;
import io.tributary.storage.PageRequest;
import io.tributary.storage.PaymentLinkTable.Listed;
import io.tributary.storage.PaymentLinkTable.PaymentLink;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The payment links of an account, and the site each belongs to. */
final class PaymentLinks {
  private final AccountDoor door;

  PaymentLinks(AccountDoor door) {
    this.door = door;
  }

  Response list(Request request) {
    Parameters parameters = Parameters.ofList(request, List.of());
    PageRequest wanted = parameters.page();
    return door.about(
        request,
        (transaction, account) -> {
          List<Listed> rows = door.tables().paymentLinks().list(transaction, account.id(), wanted);
          Page<Listed> page = Page.cut(rows, parameters.limit(), PaymentLinks::cursor);
          return Json.ok(page.with(page.items().stream().map(PaymentLinkView::of).toList()));
        });
  }

  private static String cursor(Listed row) {
    return PageRequest.cursor(row.at(), row.place());
  }

  Response put(Request request) {
    Parameters.none(request);
    Fields fields = Fields.read(request.body(), "site");
    Optional<SiteId> site =
        fields.required("site", "the site its payments without a click belong to").map(SiteId::new);
    String id = request.parameter("paymentLink");
    fields.refuseIf(NameRule.objectionToPaymentLink(id).map("The payment link must "::concat));
    return door.about(
        request,
        (transaction, account) ->
            refusal(transaction, fields, site)
                .orElseGet(
                    () ->
                        saved(transaction, new PaymentLink(account.id(), id), site.orElseThrow())));
  }

  private Optional<Response> refusal(
      Transaction transaction, Fields fields, Optional<SiteId> site) {
    site.ifPresent(
        wanted -> fields.mustBe("site", Sites.objectionTo(door.tables(), transaction, wanted)));
    return fields.refusal();
  }

  private Response saved(Transaction transaction, PaymentLink link, SiteId site) {
    Instant now = door.clock().instant();
    door.tables().paymentLinks().assign(transaction, link, site, now);
    return Json.ok(
        PaymentLinkView.of(door.tables().paymentLinks().find(transaction, link).orElseThrow()));
  }

  Response delete(Request request) {
    Parameters.none(request);
    return door.about(request, (transaction, account) -> released(transaction, account, request));
  }

  private Response released(Transaction transaction, Account account, Request request) {
    PaymentLink link = new PaymentLink(account.id(), request.parameter("paymentLink"));
    return door.tables().paymentLinks().release(transaction, link)
        ? Response.empty(204)
        : Problem.of(404, "No site is chosen for this payment link.");
  }
}
