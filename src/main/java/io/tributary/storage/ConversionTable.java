package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.ConversionId;
import io.tributary.model.PaymentId;
import io.tributary.storage.EchoTable.Echo;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code conversions}: what each payment means to the ad platforms. */
public final class ConversionTable {
  private static final String COLUMNS =
      """
      SELECT id, payment_id, site_id, event, status, currency, value, current_value, occurred_at,
        test, valuation, exclusion::text AS exclusion, match_method, match_click, match_reason,
        match_from, match_awaited, credited_id, source, medium, campaign, credited::text AS credited
      FROM conversions
      """;
  private static final String SAVE =
      """
      INSERT INTO conversions (id, payment_id, site_id, event, status, currency, value,
        current_value, occurred_at, test, valuation, exclusion, match_method, match_click,
        match_reason, match_from, match_awaited, credited_id, source, medium, campaign, credited)
      VALUES (:id, :paymentId, :siteId, :event, :status, :currency, :value,
        :currentValue, :occurredAt, :test, :valuation, CAST(:exclusion AS jsonb), :matchMethod,
        CAST(:matchClick AS uuid), :matchReason, CAST(:matchFrom AS uuid),
        CAST(:matchAwaited AS uuid), CAST(:creditedId AS uuid), :source, :medium, :campaign, CAST(:credited AS jsonb))
      ON CONFLICT (id) DO UPDATE SET
        payment_id = EXCLUDED.payment_id, site_id = EXCLUDED.site_id, event = EXCLUDED.event,
        status = EXCLUDED.status, currency = EXCLUDED.currency, value = EXCLUDED.value,
        current_value = EXCLUDED.current_value, occurred_at = EXCLUDED.occurred_at,
        test = EXCLUDED.test, valuation = EXCLUDED.valuation, exclusion = EXCLUDED.exclusion,
        match_method = EXCLUDED.match_method, match_click = EXCLUDED.match_click,
        match_reason = EXCLUDED.match_reason, match_from = EXCLUDED.match_from,
        match_awaited = EXCLUDED.match_awaited,
        credited_id = EXCLUDED.credited_id, source = EXCLUDED.source, medium = EXCLUDED.medium,
        campaign = EXCLUDED.campaign, credited = EXCLUDED.credited
      """;

  /** Writes conversions in the place of what was there. */
  public void save(Transaction transaction, List<Conversion> conversions) {
    try (PreparedBatch batch = transaction.handle().prepareBatch(SAVE)) {
      conversions.forEach(
          conversion -> batch.bindMap(RecordValues.of(ConversionRow.of(conversion))).add());
      batch.execute();
    }
  }

  /** Removes the conversions of payments that were joined into others. */
  public void delete(Transaction transaction, Collection<PaymentId> former) {
    if (!former.isEmpty()) {
      transaction
          .handle()
          .createUpdate("DELETE FROM conversions WHERE payment_id = ANY(:former)")
          .bindArray("former", UUID.class, former.stream().map(PaymentId::value).toArray())
          .execute();
    }
  }

  /** Removes conversions whose payment no longer exists. */
  public void deleteWithoutPayment(Transaction transaction) {
    transaction
        .handle()
        .execute(
            "DELETE FROM conversions WHERE NOT EXISTS (SELECT FROM payments WHERE id = payment_id)");
  }

  public Optional<Conversion> find(Transaction transaction, ConversionId id) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id = :id")
        .bind("id", id.value())
        .map(RecordMapper.of(ConversionRow.class))
        .map(ConversionRow::toConversion)
        .findFirst();
  }

  /** What a click earned, and what it came back with; newest first, at most 100. */
  public List<Conversion> ofClick(Transaction transaction, ClickId click) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + """
                WHERE credited_id = :click OR match_click = :click
                ORDER BY occurred_at DESC, id DESC LIMIT 100
                """)
        .bind("click", click.value())
        .map(RecordMapper.of(ConversionRow.class))
        .map(ConversionRow::toConversion)
        .list();
  }

  /** The conversion of each payment that has one. */
  public Map<PaymentId, Conversion> ofPayments(
      Transaction transaction, Collection<PaymentId> payments) {
    Map<PaymentId, Conversion> conversions = new HashMap<>();
    transaction
        .handle()
        .createQuery(COLUMNS + "WHERE payment_id = ANY(:payments)")
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .map(RecordMapper.of(ConversionRow.class))
        .map(ConversionRow::toConversion)
        .forEach(conversion -> conversions.put(conversion.payment(), conversion));
    return conversions;
  }

  /** What the first payment with a session of each subscription was attributed to. */
  public Map<Echo, Conversion> ofStarts(Transaction transaction, Collection<Echo> subscriptions) {
    Map<Echo, Conversion> starts = new HashMap<>();
    if (subscriptions.isEmpty()) {
      return starts;
    }
    Map<UUID, Echo> first = firstPayments(transaction, subscriptions);
    List<PaymentId> payments = first.keySet().stream().map(PaymentId::new).toList();
    ofPayments(transaction, payments)
        .forEach(
            (payment, conversion) ->
                Optional.ofNullable(first.get(payment.value()))
                    .ifPresent(subscription -> starts.put(subscription, conversion)));
    return starts;
  }

  private static Map<UUID, Echo> firstPayments(
      Transaction transaction, Collection<Echo> subscriptions) {
    Map<UUID, Echo> first = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT DISTINCT ON (account_id, subscription) id, account_id, subscription
            FROM payments
            WHERE session IS NOT NULL AND ('subscription ' || subscription, account_id) IN
              (SELECT 'subscription ' || s, a FROM unnest(:subscriptions, :accounts) AS t (s, a))
            ORDER BY account_id, subscription, occurred_at, id
            """)
        .bindArray(
            "subscriptions", String.class, subscriptions.stream().map(Echo::subscription).toArray())
        .bindArray(
            "accounts",
            String.class,
            subscriptions.stream().map(each -> each.account().value()).toArray())
        .map(RecordMapper.of(Start.class))
        .forEach(
            row ->
                first.put(row.id(), new Echo(new AccountId(row.accountId()), row.subscription())));
    return first;
  }

  /** The first payment of a subscription. */
  record Start(UUID id, String accountId, String subscription) {}

  /** One page of conversions, newest first. */
  public List<Conversion> list(Transaction transaction, ConversionFilter filter, PageRequest page) {
    return transaction
        .handle()
        .createQuery(COLUMNS + ConversionFilter.WHERE)
        .bindMethods(filter)
        .bindMethods(page)
        .map(RecordMapper.of(ConversionRow.class))
        .map(ConversionRow::toConversion)
        .list();
  }
}
