package io.tributary.storage;

import io.tributary.model.ClickId;
import io.tributary.model.Identity;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds the visitors who said that they are somebody; it only reads. */
public final class IdentitySearch {
  /**
   * What the site's owner says comes first, all of it at once. What a visitor says anybody can say
   * after him, so that the first who has said it counts.
   */
  private static final String LAST_CLICKS =
      """
      SELECT w.payment, found.id AS click
      FROM unnest(:payments, :sites, :names, :names_by_key, :until)
        AS w (payment, site, name, name_by_key, until)
      CROSS JOIN LATERAL (
        SELECT clicks.id FROM (
          (SELECT visitor_id, click_id, CAST(NULL AS timestamptz) AS since, CAST(NULL AS bigint) AS id
            FROM identities
            WHERE name_index = w.name_by_key AND site_id = w.site AND identified_at <= w.until
            ORDER BY identified_at DESC LIMIT 100)
          UNION ALL
          (SELECT visitor_id, click_id, identified_at, id FROM identities
            WHERE name_index = w.name AND site_id = w.site AND identified_at <= w.until
            ORDER BY identified_at, id LIMIT 100)
        ) AS known
        JOIN clicks ON clicks.visitor_id = known.visitor_id OR clicks.id = known.click_id
        WHERE clicks.received_at <= w.until AND NOT clicks.is_bot
        ORDER BY known.since NULLS FIRST, known.id, clicks.received_at DESC, clicks.id DESC LIMIT 1
      ) AS found
      """;

  private final Vault vault;

  IdentitySearch(Vault vault) {
    this.vault = vault;
  }

  /**
   * A conversion whose visitor is looked for.
   *
   * @param name who its buyer is, by that kind
   * @param until what came later doesn't matter
   */
  public record Sought(
      PaymentId payment, SiteId site, Identity.Kind kind, String name, Instant until) {}

  /** A conversion, and the blind index of its buyer's name. */
  private record Blind(Sought sought, byte[] index) {}

  /** The last click, until then, of the visitor whose name that is. */
  public Map<PaymentId, ClickId> lastClicks(Transaction transaction, List<Sought> all) {
    List<Blind> asked = new ArrayList<>();
    for (Sought sought : all) {
      BlindNames.index(vault, sought.kind(), sought.name())
          .ifPresent(index -> asked.add(new Blind(sought, index)));
    }
    Map<PaymentId, ClickId> clicks = new HashMap<>();
    if (!asked.isEmpty()) {
      rows(transaction, asked)
          .forEach(row -> clicks.put(new PaymentId(row.payment()), new ClickId(row.click())));
    }
    return clicks;
  }

  private static List<Row> rows(Transaction transaction, List<Blind> asked) {
    List<Sought> all = asked.stream().map(Blind::sought).toList();
    return transaction
        .handle()
        .createQuery(LAST_CLICKS)
        .bindArray("payments", UUID.class, all.stream().map(s -> s.payment().value()).toArray())
        .bindArray("sites", String.class, all.stream().map(s -> s.site().value()).toArray())
        .bindBySqlType(
            "names",
            transaction.bytea(asked.stream().map(Blind::index).toArray(byte[][]::new)),
            Types.ARRAY)
        .bindBySqlType(
            "names_by_key",
            transaction.bytea(
                asked.stream().map(each -> BlindNames.byKey(each.index())).toArray(byte[][]::new)),
            Types.ARRAY)
        .bindArray("until", OffsetDateTime.class, all.stream().map(s -> at(s.until())).toArray())
        .map(RecordMapper.of(Row.class))
        .list();
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** One row, component for column. */
  record Row(UUID payment, UUID click) {}
}
