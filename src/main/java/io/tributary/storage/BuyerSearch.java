package io.tributary.storage;

import io.tributary.model.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds earlier purchases of the same buyer; it only reads. */
public final class BuyerSearch {
  private static final String EARLIER =
      """
      FROM unnest(:payments, :since, :until) AS w (payment, since, until)
      JOIN payments b ON b.id = w.payment
      CROSS JOIN LATERAL (
        SELECT a.id FROM payments a JOIN conversions c ON c.payment_id = a.id
        WHERE a.account_id = b.account_id AND a.test = b.test AND a.id <> b.id
          AND a.status IN ('PAID', 'FREE') AND c.match_method IN ('CLICK_ID', 'METADATA')
          AND a.occurred_at >= w.since AND a.occurred_at < w.until
      """;
  private static final String LATEST = " ORDER BY a.occurred_at DESC, a.id DESC LIMIT 1) AS lender";
  private static final String OF_CUSTOMER =
      "SELECT b.id AS borrower, lender.id AS lender "
          + EARLIER
          + " AND a.customer = b.customer"
          + LATEST;
  private static final String OF_EMAIL =
      "SELECT b.id AS borrower, lender.id AS lender "
          + EARLIER
          + " AND a.email_index = b.email_index"
          + LATEST;

  /**
   * A purchase whose buyer may have bought before.
   *
   * @param opened when its checkout was opened: what came then or later is not earlier
   * @param window how long before
   */
  public record Wish(PaymentId payment, Instant opened, Duration window) {}

  /** The latest earlier purchase of the same customer that brought a click of its own. */
  public Map<PaymentId, PaymentId> ofCustomer(Transaction transaction, Collection<Wish> wishes) {
    return earlier(transaction, OF_CUSTOMER, wishes);
  }

  /** The latest earlier purchase with the same e-mail that brought a click of its own. */
  public Map<PaymentId, PaymentId> ofEmail(Transaction transaction, Collection<Wish> wishes) {
    return earlier(transaction, OF_EMAIL, wishes);
  }

  private static Map<PaymentId, PaymentId> earlier(
      Transaction transaction, String sql, Collection<Wish> wishes) {
    Map<PaymentId, PaymentId> lenders = new HashMap<>();
    if (wishes.isEmpty()) {
      return lenders;
    }
    List<Wish> asked = List.copyOf(wishes);
    transaction
        .handle()
        .createQuery(sql)
        .bindArray("payments", UUID.class, asked.stream().map(w -> w.payment().value()).toArray())
        .bindArray(
            "since",
            OffsetDateTime.class,
            asked.stream().map(wish -> at(wish.opened().minus(wish.window()))).toArray())
        .bindArray(
            "until", OffsetDateTime.class, asked.stream().map(wish -> at(wish.opened())).toArray())
        .map(RecordMapper.of(Row.class))
        .forEach(row -> lenders.put(new PaymentId(row.borrower()), new PaymentId(row.lender())));
    return lenders;
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** One row, component for column. */
  record Row(UUID borrower, UUID lender) {}
}
