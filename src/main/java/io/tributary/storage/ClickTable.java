package io.tributary.storage;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.VisitorId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code clicks}: one row an arrival. */
public final class ClickTable {
  private static final String COLUMNS = "SELECT " + ClickRow.COLUMNS + " FROM clicks\n";
  private static final String COPY =
      "COPY clicks (" + ClickRow.COLUMNS + ") FROM STDIN WITH (FORMAT binary)";

  /** Who a stored click belongs to, and whether a tag has already adopted it. */
  public record Owner(VisitorId visitor, boolean adopted) {}

  /** A click, and the one whose address was copied to make it. */
  public record Arrival(Click click, Optional<ClickId> parent) {}

  /** The owners of those clicks that are stored, locked until the transaction ends. */
  public Map<ClickId, Owner> lockOwners(Transaction transaction, Collection<ClickId> ids) {
    Map<ClickId, Owner> owners = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT id, visitor_id, adopted FROM clicks WHERE id = ANY(:ids) ORDER BY id FOR UPDATE
            """)
        .bindArray("ids", UUID.class, ids.stream().map(ClickId::value).toArray())
        .map(
            (row, context) ->
                Map.entry(
                    new ClickId(row.getObject("id", UUID.class)),
                    new Owner(
                        new VisitorId(row.getObject("visitor_id", UUID.class)),
                        row.getBoolean("adopted"))))
        .forEach(entry -> owners.put(entry.getKey(), entry.getValue()));
    return owners;
  }

  /**
   * Inserts arrivals whose clicks {@link #lockOwners} has just not found.
   *
   * @param arrivals each click at most once
   * @throws IllegalStateException trouble that passes, when another server was first with one
   */
  public void insert(Transaction transaction, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return;
    }
    BinaryCopy rows = new BinaryCopy();
    arrivals.forEach(arrival -> ClickRow.of(arrival.click(), arrival.parent()).copyTo(rows));
    rows.send(transaction, COPY);
  }

  /**
   * Inserts the arrivals; where the click is stored already, fills what is missing and overwrites
   * nothing but the visitor's consent.
   *
   * <p>One that another visitor has adopted meanwhile stays as it is: {@link #lockOwners} tells.
   * The driver can't, for it makes one statement of many rows and doesn't count them.
   *
   * @param arrivals each click at most once
   */
  public void insertOrFill(Transaction transaction, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return;
    }
    // Without the casts a batch in which only some rows have a parent is refused as text.
    try (PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO clicks (%s)
                VALUES (:id, :siteId, :visitorId, :adopted, CAST(:parentId AS uuid), :receivedAt, :origin,
                  :landingUrl, :referrer, :utmSource, :utmMedium, :utmCampaign, :utmContent, :utmTerm,
                  :source, :medium, CAST(:adClickIds AS jsonb), :address, :userAgent,
                  CAST(:browserIds AS jsonb), :adUserData, :adPersonalization, CAST(:linkId AS uuid), :isBot,
                  CAST(:extra AS jsonb), CAST(:consentAt AS timestamptz))
                ON CONFLICT (id) DO UPDATE SET
                  visitor_id = CASE WHEN clicks.adopted THEN clicks.visitor_id ELSE EXCLUDED.visitor_id END,
                  adopted = clicks.adopted OR EXCLUDED.adopted,
                  referrer = COALESCE(clicks.referrer, EXCLUDED.referrer),
                  utm_source = COALESCE(clicks.utm_source, EXCLUDED.utm_source),
                  utm_medium = COALESCE(clicks.utm_medium, EXCLUDED.utm_medium),
                  utm_campaign = COALESCE(clicks.utm_campaign, EXCLUDED.utm_campaign),
                  utm_content = COALESCE(clicks.utm_content, EXCLUDED.utm_content),
                  utm_term = COALESCE(clicks.utm_term, EXCLUDED.utm_term),
                  source = CASE WHEN clicks.source = 'direct' THEN EXCLUDED.source ELSE clicks.source END,
                  medium = CASE WHEN clicks.source = 'direct' THEN EXCLUDED.medium ELSE clicks.medium END,
                  ad_click_ids = EXCLUDED.ad_click_ids || clicks.ad_click_ids,
                  browser_ids = EXCLUDED.browser_ids || clicks.browser_ids,
                  -- The one thing that is overwritten: whoever withdraws a consent must be obeyed.
                  -- A redirect reports no choice of the visitor, only what its site assumes.
                  ad_user_data = CASE
                    WHEN EXCLUDED.ad_user_data = 'UNSPECIFIED' THEN clicks.ad_user_data
                    WHEN clicks.adopted AND NOT EXCLUDED.adopted THEN clicks.ad_user_data
                    ELSE EXCLUDED.ad_user_data END,
                  ad_personalization = CASE
                    WHEN EXCLUDED.ad_personalization = 'UNSPECIFIED' THEN clicks.ad_personalization
                    WHEN clicks.adopted AND NOT EXCLUDED.adopted THEN clicks.ad_personalization
                    ELSE EXCLUDED.ad_personalization END,
                  link_id = COALESCE(clicks.link_id, EXCLUDED.link_id),
                  extra = COALESCE(clicks.extra, EXCLUDED.extra),
                  consent_at = CASE
                    WHEN EXCLUDED.adopted
                      AND (EXCLUDED.ad_user_data NOT IN ('UNSPECIFIED', clicks.ad_user_data)
                        OR EXCLUDED.ad_personalization NOT IN ('UNSPECIFIED', clicks.ad_personalization))
                    THEN EXCLUDED.consent_at ELSE COALESCE(clicks.consent_at, EXCLUDED.consent_at) END
                WHERE clicks.visitor_id = EXCLUDED.visitor_id
                  OR NOT clicks.adopted OR NOT EXCLUDED.adopted
                """
                    .formatted(ClickRow.COLUMNS))) {
      arrivals.forEach(
          arrival ->
              batch.bindMap(RecordValues.of(ClickRow.of(arrival.click(), arrival.parent()))).add());
      batch.execute();
    }
  }

  public List<Click> find(Transaction transaction, Collection<ClickId> ids) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id = ANY(:ids)")
        .bindArray("ids", UUID.class, ids.stream().map(ClickId::value).toArray())
        .map(ClickRow.MAPPER)
        .list();
  }

  /**
   * The visitor's last arrival from a named source, no bot's, within the span; both ends included.
   */
  public Optional<Click> lastNonDirect(
      Transaction transaction, VisitorId visitor, Instant since, Instant until) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + """
                WHERE visitor_id = :visitor AND received_at BETWEEN :since AND :until
                  AND source <> 'direct' AND NOT is_bot
                ORDER BY received_at DESC, id DESC LIMIT 1
                """)
        .bind("visitor", visitor.value())
        .bind("since", since)
        .bind("until", until)
        .map(ClickRow.MAPPER)
        .findFirst();
  }

  /** The visitor's arrivals, oldest first, at most the newest hundred. */
  public List<Click> journey(Transaction transaction, VisitorId visitor) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS + "WHERE visitor_id = :visitor ORDER BY received_at DESC, id DESC LIMIT 100")
        .bind("visitor", visitor.value())
        .map(ClickRow.MAPPER)
        .list()
        .reversed();
  }

  /** One page of arrivals, newest first. */
  public List<Click> list(Transaction transaction, ClickFilter filter, PageRequest page) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + """
                WHERE (received_at, id) < (:beforeTime, :beforeId)
                  AND (:bots OR NOT is_bot)
                  AND (CAST(:site AS text) IS NULL OR site_id = CAST(:site AS text))
                  AND (CAST(:source AS text) IS NULL OR source = CAST(:source AS text))
                  AND (CAST(:campaign AS text) IS NULL OR utm_campaign = CAST(:campaign AS text))
                  AND (CAST(:visitor AS uuid) IS NULL OR visitor_id = CAST(:visitor AS uuid))
                ORDER BY received_at DESC, id DESC LIMIT :limit
                """)
        .bindMethods(filter)
        .bindMethods(page)
        .map(ClickRow.MAPPER)
        .list();
  }

  /** A person paid through it, so it was no bot. */
  public void rescue(Transaction transaction, ClickId id) {
    transaction
        .handle()
        .createUpdate("UPDATE clicks SET is_bot = false WHERE id = :id AND is_bot")
        .bind("id", id.value())
        .execute();
  }
}
