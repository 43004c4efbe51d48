package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.DoorToken;
import io.tributary.storage.Database;
import io.tributary.storage.DoorMappingTable.DoorVersion;
import io.tributary.storage.KeptCopy;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import io.tributary.storage.Vault;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All doors and every version of their mappings in memory, so that no message costs a query;
 * refreshed by a worker and after changes, and kept in a file for a start without the database.
 */
public final class DoorDirectory {
  private final Database database;
  private final Tables tables;
  private final KeptCopy<DoorFile.Contents> file;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Optional<Snapshot> snapshot;

  /** A version of a door. */
  private record Key(DoorId door, int version) {}

  /** Doors by the hash of their token and by id, and as they were in each version. */
  private record Snapshot(
      Map<String, DoorId> tokens, Map<DoorId, Door> doors, Map<Key, DoorVersion> versions) {
    static Snapshot of(DoorFile.Contents contents) {
      Map<DoorId, Door> doors = new HashMap<>();
      contents.doors().forEach(door -> doors.put(door.id(), door));
      Map<Key, DoorVersion> versions = new HashMap<>();
      contents.versions().forEach(each -> versions.put(key(each), each));
      Map<String, DoorId> tokens = new HashMap<>();
      contents.tokens().forEach(token -> tokens.put(token.hash(), token.door()));
      return new Snapshot(Map.copyOf(tokens), Map.copyOf(doors), Map.copyOf(versions));
    }

    private static Key key(DoorVersion version) {
      return new Key(version.door(), version.mapping().version());
    }
  }

  /** Knows from the start what was written to the file last. */
  public DoorDirectory(Database database, Tables tables, Vault vault, Path file) {
    this.database = database;
    this.tables = tables;
    this.file = DoorFile.at(file, vault);
    this.snapshot = this.file.read().map(Snapshot::of);
  }

  /** Reads everything again; one after the other, or an older look could replace a newer one. */
  public void refresh() {
    refreshing.lock();
    try {
      DoorFile.Contents contents = database.inTransaction(this::read);
      snapshot = Optional.of(Snapshot.of(contents));
      file.write(contents);
    } finally {
      refreshing.unlock();
    }
  }

  private DoorFile.Contents read(Transaction transaction) {
    List<DoorFile.Token> tokens =
        tables.doors().tokens(transaction).entrySet().stream()
            .map(token -> new DoorFile.Token(token.getKey(), token.getValue()))
            .sorted()
            .toList();
    return new DoorFile.Contents(
        tables.doors().all(transaction), tables.doorMappings().all(transaction), tokens);
  }

  /** Whether doors were ever read; before that none can be called unknown. */
  boolean isRead() {
    return snapshot.isPresent();
  }

  /** The door which a token opens. */
  Optional<Door> openedBy(String token) {
    String hash = DoorToken.hexHash(token);
    return snapshot.flatMap(
        known -> Optional.ofNullable(known.tokens().get(hash)).map(known.doors()::get));
  }

  /** A door by its id. */
  Optional<Door> find(DoorId id) {
    return snapshot.flatMap(known -> Optional.ofNullable(known.doors().get(id)));
  }

  /**
   * A door as it was in a version of its mapping; when another server has just made that, it is
   * looked for in the database.
   *
   * @throws IllegalArgumentException when there is none such
   */
  Door as(DoorId id, int version) {
    return known(id, version)
        .or(
            () -> {
              refresh();
              return known(id, version);
            })
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no version " + version + " of the door " + id + "."));
  }

  private Optional<Door> known(DoorId id, int version) {
    return snapshot.flatMap(
        known ->
            Optional.ofNullable(known.versions().get(new Key(id, version)))
                .flatMap(each -> Optional.ofNullable(known.doors().get(id)).map(each::of)));
  }
}
