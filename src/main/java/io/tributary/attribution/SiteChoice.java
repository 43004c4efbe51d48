package io.tributary.attribution;

import io.tributary.model.AccountId;
import io.tributary.model.Click;
import io.tributary.model.Conversion;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.Reported;
import io.tributary.model.SiteId;
import io.tributary.storage.PaymentLinkTable.PaymentLink;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which site each payment of a batch belongs to: its click's, else the one chosen for its payment
 * link, else that of its subscription's first payment, else that of the door it was told through,
 * else its account's.
 */
record SiteChoice(Map<AccountId, SiteId> accounts, Map<PaymentLink, SiteId> paymentLinks) {
  SiteChoice {
    accounts = Map.copyOf(accounts);
    paymentLinks = Map.copyOf(paymentLinks);
  }

  /** All that the batch needs, read at once. */
  static SiteChoice of(Transaction transaction, Tables tables, List<Payment> payments) {
    return new SiteChoice(
        tables.accounts().sitesOf(transaction, payments.stream().map(Payment::account).toList()),
        tables
            .paymentLinks()
            .sitesOf(
                transaction,
                payments.stream()
                    .flatMap(payment -> link(payment).stream())
                    .collect(Collectors.toSet())));
  }

  /**
   * The site of one of them.
   *
   * @param credited the click that gets the credit
   * @param start what the first payment of its subscription was attributed to
   */
  SiteId of(Payment payment, Optional<Click> credited, Optional<Conversion> start) {
    return credited
        .map(Click::site)
        .or(() -> link(payment).flatMap(link -> Optional.ofNullable(paymentLinks.get(link))))
        .or(() -> start.map(Conversion::site))
        .or(() -> payment.order().flatMap(Order::reported).map(Reported::site))
        .or(() -> Optional.ofNullable(accounts.get(payment.account())))
        .orElse(SiteId.DEFAULT);
  }

  private static Optional<PaymentLink> link(Payment payment) {
    return payment.stripe().paymentLink().map(id -> new PaymentLink(payment.account(), id));
  }
}
