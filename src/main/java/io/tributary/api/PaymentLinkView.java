package io.tributary.api;

import io.tributary.model.SiteId;
import io.tributary.storage.PaymentLinkTable;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment link of an account's.
 *
 * @param site where its payments without a click belong; null: where the account's do
 * @param lastPayment id of the latest payment through it
 */
record PaymentLinkView(
    String paymentLink,
    Optional<String> site,
    Optional<String> lastPayment,
    Optional<Instant> lastPaidAt) {
  static PaymentLinkView of(PaymentLinkTable.Listed row) {
    return new PaymentLinkView(
        row.link().id(),
        row.site().map(SiteId::value),
        row.latest().map(latest -> latest.payment().toString()),
        row.latest().map(latest -> Json.time(latest.at())));
  }
}
