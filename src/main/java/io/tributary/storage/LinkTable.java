package io.tributary.storage;

import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code links}: tracked links. */
public final class LinkTable {
  /** A link and when it was made. */
  public record Created(Link link, Instant createdAt) {}

  /** Inserts a link; false when the slug is taken. */
  public boolean insert(Transaction transaction, Link link, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO links (id, site_id, slug, target, created_at)
                VALUES (:id, :site, :slug, :target, :now)
                ON CONFLICT (slug) DO NOTHING
                """)
            .bind("id", link.id().value())
            .bind("site", link.site().value())
            .bind("slug", link.slug())
            .bind("target", link.target())
            .bind("now", now)
            .execute()
        == 1;
  }

  public List<Link> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT id, site_id, slug, target, created_at FROM links ORDER BY slug")
        .map(RecordMapper.of(Row.class))
        .map(row -> row.toCreated().link())
        .list();
  }

  /** One page of links, newest first. */
  public List<Created> list(Transaction transaction, Optional<String> site, PageRequest page) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, site_id, slug, target, created_at FROM links
            WHERE (created_at, id) < (:beforeTime, :beforeId)
              AND (CAST(:site AS text) IS NULL OR site_id = CAST(:site AS text))
            ORDER BY created_at DESC, id DESC LIMIT :limit
            """)
        .bind("site", site)
        .bindMethods(page)
        .map(RecordMapper.of(Row.class))
        .map(Row::toCreated)
        .list();
  }

  /** One row, component for column. */
  record Row(UUID id, String siteId, String slug, String target, Instant createdAt) {
    Created toCreated() {
      return new Created(new Link(new LinkId(id), new SiteId(siteId), slug, target), createdAt);
    }
  }
}
