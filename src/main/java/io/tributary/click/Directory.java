package io.tributary.click;

import io.tributary.http.Handler;
import io.tributary.http.Response;
import io.tributary.model.Link;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All sites and links in memory, so that a redirect needs no database; refreshed by a worker and
 * after changes.
 */
public final class Directory {
  private final Database database;
  private final Tables tables;
  private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of());

  /** Sites by id, links by slug. */
  private record Snapshot(Map<SiteId, Site> sites, Map<String, Link> links) {}

  public Directory(Database database, Tables tables) {
    this.database = database;
    this.tables = tables;
  }

  /** Reads sites and links again. */
  public void refresh() {
    snapshot =
        database.inTransaction(
            transaction ->
                snapshot(tables.sites().all(transaction), tables.links().all(transaction)));
  }

  /**
   * Answers 503 until sites and links were read once, for the first site always exists: before that
   * nothing can be called unknown, and the tag sends again what it was refused in this way.
   */
  Handler whenRead(Handler handler) {
    return request ->
        snapshot.sites().isEmpty()
            ? Response.text(503, "The server is starting and has not reached its database yet.")
                .with("Retry-After", "1")
                .with("Cache-Control", "no-store")
            : handler.handle(request);
  }

  Optional<Site> site(SiteId id) {
    return Optional.ofNullable(snapshot.sites().get(id));
  }

  Optional<Link> link(String slug) {
    return Optional.ofNullable(snapshot.links().get(slug));
  }

  private static Snapshot snapshot(List<Site> sites, List<Link> links) {
    Map<SiteId, Site> byId = new HashMap<>();
    sites.forEach(site -> byId.put(site.id(), site));
    Map<String, Link> bySlug = new HashMap<>();
    links.forEach(link -> bySlug.put(link.slug(), link));
    return new Snapshot(Map.copyOf(byId), Map.copyOf(bySlug));
  }
}
