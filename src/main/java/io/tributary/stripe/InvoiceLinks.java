package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.TimeWindow;
import io.tributary.storage.BooksSide.Held;
import io.tributary.stripe.Limits.Bound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which invoice a payment intent paid, as Stripe knows it: since 2025-03-31 neither of them says
 * so. Kept is only what our books don't know, for an intent they can place needs no link.
 *
 * <p>Source: docs.stripe.com/api/invoice-payment.
 */
final class InvoiceLinks {
  private static final int PAGE = 100;
  private final Map<Alias, Alias> invoices;
  private final boolean isKnown;

  private InvoiceLinks(Map<Alias, Alias> invoices, boolean isKnown) {
    this.invoices = Map.copyOf(invoices);
    this.isKnown = isKnown;
  }

  private record Link(Alias money, Alias invoice) {}

  /** Reads the links of a stretch of time; none where Stripe doesn't tell them. */
  static InvoiceLinks read(Questions stripe, OurBooks ours, TimeWindow window) {
    Map<String, String> query =
        Map.of(
            "status", "paid",
            "created[gte]", String.valueOf(window.from().getEpochSecond()),
            "created[lte]", String.valueOf(window.to().getEpochSecond()));
    try {
      Map<Alias, Alias> kept =
          walk(stripe.list("/v1/invoice_payments", query), ours, stripe.limits());
      return new InvoiceLinks(kept, !stripe.limits().isMet(Bound.LINKS));
    } catch (StripeFailure failure) {
      return switch (failure.kind()) {
        case NOT_FOUND, REFUSED, PERMISSION_MISSING -> new InvoiceLinks(Map.of(), false);
        case KEY_REFUSED, UNAVAILABLE -> throw failure;
      };
    }
  }

  private static Map<Alias, Alias> walk(Iterable<JsonNode> payments, OurBooks ours, Limits limits) {
    Map<Alias, Alias> kept = new HashMap<>();
    List<Link> page = new ArrayList<>();
    for (JsonNode payment : payments) {
      link(payment).ifPresent(page::add);
      if (page.size() == PAGE) {
        keep(kept, page, ours, limits);
      }
    }
    keep(kept, page, ours, limits);
    return kept;
  }

  private static Optional<Link> link(JsonNode payment) {
    JsonNode with = payment.path("payment");
    Optional<Alias> money =
        StripeJson.id(with, "payment_intent")
            .map(Alias::paymentIntent)
            .or(() -> StripeJson.id(with, "charge").map(Alias::charge));
    return money.flatMap(
        name ->
            StripeJson.id(payment, "invoice").map(Alias::invoice).map(to -> new Link(name, to)));
  }

  private static void keep(Map<Alias, Alias> kept, List<Link> page, OurBooks ours, Limits limits) {
    Map<Alias, Held> held = ours.named(page.stream().map(Link::money).toList());
    for (Link link : page) {
      boolean isPlaced =
          Optional.ofNullable(held.get(link.money()))
              .filter(found -> !found.payment().place().isUnlinked())
              .isPresent();
      if (!isPlaced && limits.allows(Bound.LINKS)) {
        kept.put(link.money(), link.invoice());
      }
    }
    page.clear();
  }

  /** The object with the invoice among its names, where Stripe knows it. */
  Theirs.Order named(Theirs.Order order) {
    return invoiceOf(order).map(order::alsoNamed).orElse(order);
  }

  /** Whether Stripe tells its links, all of which were read, and knows none for this object. */
  boolean isOfNoInvoice(Theirs.Order order) {
    return isKnown && invoiceOf(order).isEmpty();
  }

  private Optional<Alias> invoiceOf(Theirs.Order order) {
    return order.names().stream()
        .flatMap(name -> Optional.ofNullable(invoices.get(name)).stream())
        .findFirst();
  }
}
