package io.tributary.click;

import io.tributary.click.DirectoryFile.Contents;
import io.tributary.http.Handler;
import io.tributary.http.Response;
import io.tributary.model.Identity;
import io.tributary.model.Link;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.storage.ApiKeyTable;
import io.tributary.storage.Database;
import io.tributary.storage.KeptCopy;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All sites, links and programs' keys in memory, so that no visitor needs the database; refreshed
 * by a worker and after changes, and kept in a file for a start without the database.
 */
public final class Directory {
  private final Database database;
  private final Tables tables;
  private final ApiKeyTable apiKeys = new ApiKeyTable();
  private final KeptCopy<Contents> file;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Snapshot snapshot;

  /** Sites by id, links by slug, keys by their hash. */
  private record Snapshot(Map<SiteId, Site> sites, Map<String, Link> links, Set<String> apiKeys) {}

  /** Knows from the start what was written to the file last. */
  public Directory(Database database, Tables tables, Path file) {
    this.database = database;
    this.tables = tables;
    this.file = DirectoryFile.at(file);
    this.snapshot =
        snapshot(this.file.read().orElseGet(() -> new Contents(List.of(), List.of(), List.of())));
  }

  /** Reads everything again; one after the other, or an older look could replace a newer one. */
  public void refresh() {
    refreshing.lock();
    try {
      Contents contents = database.inTransaction(this::read);
      snapshot = snapshot(contents);
      file.write(contents);
    } finally {
      refreshing.unlock();
    }
  }

  private Contents read(Transaction transaction) {
    return new Contents(
        tables.sites().all(transaction),
        tables.links().all(transaction),
        apiKeys.validHashes(transaction));
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

  /** Seals who somebody says he is, which only the database's table opens again. */
  String sealed(Map<Identity.Kind, String> names) {
    return tables.identities().sealed(names);
  }

  Optional<Link> link(String slug) {
    return Optional.ofNullable(snapshot.links().get(slug));
  }

  /** Whether a program's key with this hash, in hexadecimal, is valid. */
  public boolean holdsKey(String hash) {
    return snapshot.apiKeys().contains(hash);
  }

  private static Snapshot snapshot(Contents contents) {
    Map<SiteId, Site> byId = new HashMap<>();
    contents.sites().forEach(site -> byId.put(site.id(), site));
    Map<String, Link> bySlug = new HashMap<>();
    contents.links().forEach(link -> bySlug.put(link.slug(), link));
    return new Snapshot(Map.copyOf(byId), Map.copyOf(bySlug), Set.copyOf(contents.apiKeys()));
  }
}
