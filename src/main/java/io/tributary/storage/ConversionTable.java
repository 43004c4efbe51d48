package io.tributary.storage;

import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.ConversionId;
import io.tributary.model.PaymentId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Table {@code conversions}: what each payment means to the ad platforms. */
public final class ConversionTable {
  private static final String COLUMNS =
      """
      SELECT id, payment_id, site_id, event, status, currency, value, current_value, occurred_at,
        test, match_method, match_click, match_reason, credited_id, source, medium, campaign,
        credited::text AS credited
      FROM conversions
      """;
  private static final String SAVE =
      """
      INSERT INTO conversions (id, payment_id, site_id, event, status, currency, value,
        current_value, occurred_at, test, match_method, match_click, match_reason, credited_id,
        source, medium, campaign, credited)
      VALUES (:id, :paymentId, :siteId, :event, :status, :currency, :value,
        :currentValue, :occurredAt, :test, :matchMethod, :matchClick, :matchReason, :creditedId,
        :source, :medium, :campaign, CAST(:credited AS jsonb))
      ON CONFLICT (id) DO UPDATE SET
        payment_id = EXCLUDED.payment_id, site_id = EXCLUDED.site_id, event = EXCLUDED.event,
        status = EXCLUDED.status, currency = EXCLUDED.currency, value = EXCLUDED.value,
        current_value = EXCLUDED.current_value, occurred_at = EXCLUDED.occurred_at,
        test = EXCLUDED.test, match_method = EXCLUDED.match_method,
        match_click = EXCLUDED.match_click, match_reason = EXCLUDED.match_reason,
        credited_id = EXCLUDED.credited_id, source = EXCLUDED.source, medium = EXCLUDED.medium,
        campaign = EXCLUDED.campaign, credited = EXCLUDED.credited
      """;

  /** Writes a conversion in the place of what was there. */
  public void save(Transaction transaction, Conversion conversion) {
    transaction
        .handle()
        .createUpdate(SAVE)
        .bindMap(RecordValues.of(ConversionRow.of(conversion)))
        .execute();
  }

  /** Removes the conversions of payments that were joined into another. */
  public void deleteOfFormer(Transaction transaction, PaymentId surviving) {
    transaction
        .handle()
        .createUpdate(
            """
            DELETE FROM conversions WHERE payment_id IN
              (SELECT id FROM former_payments WHERE payment_id = :surviving)
            """)
        .bind("surviving", surviving.value())
        .execute();
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
