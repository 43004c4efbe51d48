package io.tributary.storage;

import io.tributary.model.RulesVersion;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code site_rules}: the dated versions of each site's rules; they are only ever added. */
public final class SiteRulesTable {
  private static final String COLUMNS =
      "SELECT site_id, body::text AS body, written_at, author FROM site_rules ";
  private final RuleChangeTable changes;

  SiteRulesTable(RuleChangeTable changes) {
    this.changes = changes;
  }

  /**
   * Adds a version; the payments of the time it holds are attributed again, some at a time.
   *
   * @return false when the site has as many as it may have
   */
  public boolean add(Transaction transaction, RulesVersion version) {
    if (versions(transaction, version.site()) >= RulesVersion.MOST) {
      return false;
    }
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO site_rules (site_id, holds_from, body, written_at, author)
            VALUES (:site, :from, CAST(:body AS jsonb), :writtenAt, :author)
            """)
        .bind("site", version.site().value())
        .bind("from", version.rules().from())
        .bind("body", StoredJson.writeText(version.rules()))
        .bind("writtenAt", version.writtenAt())
        .bind("author", version.author())
        .execute();
    changes.add(
        transaction, version.rules(), until(transaction, version.site(), version.rules().from()));
    return true;
  }

  /** How many there are; while the transaction lasts, nobody else adds one. */
  private static long versions(Transaction transaction, SiteId site) {
    transaction.handle().execute("LOCK TABLE site_rules IN SHARE ROW EXCLUSIVE MODE");
    return transaction
        .handle()
        .createQuery("SELECT count(*) FROM site_rules WHERE site_id = :site")
        .bind("site", site.value())
        .mapTo(Long.class)
        .one();
  }

  /** When a version that begins then is followed by the next one of its site. */
  public Optional<Instant> until(Transaction transaction, SiteId site, Instant from) {
    return transaction
        .handle()
        .createQuery(
            "SELECT min(holds_from) FROM site_rules WHERE site_id = :site AND holds_from > :from")
        .bind("site", site.value())
        .bind("from", from)
        .mapTo(Instant.class)
        .findOne();
  }

  /** Every version of every site, in the order in which they take over from each other. */
  public List<RulesVersion> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "ORDER BY site_id, holds_from, id")
        .map(RecordMapper.of(Row.class))
        .map(Row::toVersion)
        .list();
  }

  /** The versions of a site, the latest date first. */
  public List<RulesVersion> of(Transaction transaction, SiteId site) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE site_id = :site ORDER BY holds_from DESC, id DESC")
        .bind("site", site.value())
        .map(RecordMapper.of(Row.class))
        .map(Row::toVersion)
        .list();
  }

  /** One row, component for column. */
  record Row(String siteId, String body, Instant writtenAt, RulesVersion.Author author) {
    RulesVersion toVersion() {
      SiteRules rules = StoredJson.read(body.getBytes(StandardCharsets.UTF_8), SiteRules.class);
      return new RulesVersion(new SiteId(siteId), rules, writtenAt, author);
    }
  }
}
