package io.tributary.storage;

import io.tributary.model.Alias;
import io.tributary.model.Alias.Kind;
import io.tributary.model.ClickId;
import io.tributary.model.DoorId;
import io.tributary.model.Event;
import io.tributary.model.EventId;
import io.tributary.model.PaymentId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What browsers say of purchases, beside the payments that they name: by a checkout session's id,
 * another of Stripe's, or a door's transaction id. It only reads: a browser makes no money.
 */
public final class ReportedSales {
  /**
   * An event that names a payment.
   *
   * @param value as the page told it, unproved
   */
  public record Sale(
      EventId event,
      String name,
      ClickId click,
      Instant receivedAt,
      Optional<String> value,
      Optional<String> currency) {}

  /** The payments that those events name; what names none, or an unknown one, is left out. */
  public Map<EventId, PaymentId> payments(Transaction transaction, Collection<Event> events) {
    Map<EventId, PaymentId> payments = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT e.id, a.payment_id
            FROM events e
            CROSS JOIN unnest(:beginnings) AS beginning
            CROSS JOIN accounts
            JOIN aliases a ON a.account_id = accounts.id
              AND a.alias = beginning || (e.attributes ->> 'transactionId')
            WHERE e.id = ANY(:events) AND (e.attributes ->> 'transactionId') IS NOT NULL
            """)
        .bindArray("beginnings", String.class, beginnings(transaction))
        .bindArray("events", UUID.class, events.stream().map(each -> each.id().value()).toArray())
        .map(
            (row, context) ->
                Map.entry(
                    new EventId(row.getObject("id", UUID.class)),
                    new PaymentId(row.getObject("payment_id", UUID.class))))
        .forEach(entry -> payments.put(entry.getKey(), entry.getValue()));
    return payments;
  }

  /** What may stand before a transaction id in an alias: the kind, and a door where it is one's. */
  private static Object[] beginnings(Transaction transaction) {
    Stream<String> ofStripe =
        Stream.of(Kind.SESSION, Kind.INVOICE, Kind.PAYMENT_INTENT, Kind.CHARGE)
            .map(kind -> new Alias(kind, "").toString());
    Stream<String> ofDoors =
        transaction.handle().createQuery("SELECT id FROM doors").mapTo(UUID.class).stream()
            .map(door -> Alias.transaction(new DoorId(door) + "/").toString());
    return Stream.concat(ofStripe, ofDoors).toArray();
  }

  /** The events that name this payment, the newest twenty, oldest first. */
  public List<Sale> of(Transaction transaction, PaymentId payment) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT e.id, e.name, e.click_id, e.received_at,
              e.attributes ->> 'value' AS value, e.attributes ->> 'currency' AS currency
            FROM aliases a
            JOIN events e ON (e.attributes ->> 'transactionId')
              = regexp_replace(a.alias, '^(transaction:[^/]*/|[a-z_]*:)', '')
            WHERE a.payment_id = :payment AND NOT starts_with(a.alias, 'first:')
            ORDER BY e.received_at DESC, e.id DESC LIMIT 20
            """)
        .bind("payment", payment.value())
        .map(RecordMapper.of(Row.class))
        .map(Row::toSale)
        .list()
        .reversed();
  }

  /** One row, component for column. */
  record Row(
      UUID id,
      String name,
      UUID clickId,
      Instant receivedAt,
      Optional<String> value,
      Optional<String> currency) {
    Sale toSale() {
      return new Sale(new EventId(id), name, new ClickId(clickId), receivedAt, value, currency);
    }
  }
}
