package io.tributary.click;

import io.tributary.journal.Journal;
import io.tributary.storage.Database;
import io.tributary.storage.StorageFailure;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker: copies durable journal records into clicks and events, its position in the same
 * transaction, so that every record is loaded exactly once whatever is restarted.
 */
public final class Loader {
  private static final Logger LOG = LoggerFactory.getLogger(Loader.class);
  private static final int BATCH = 1000;

  /** Others wait for this journal no longer than this after its last sign of life. */
  private static final Duration ALIVE = Duration.ofSeconds(5);

  private final Journal journal;
  private final Database database;
  private final Tables tables;
  private final ClickBatch clicks;

  public Loader(Journal journal, Database database, Tables tables) {
    this.journal = journal;
    this.database = database;
    this.tables = tables;
    this.clicks = new ClickBatch(tables);
  }

  /**
   * Loads one batch of each segment, then says how far the journal is loaded.
   *
   * @return how many records were loaded or set aside; 0 when there was nothing to load
   */
  public int runOnce() {
    Instant before = database.inTransaction(tables.journals()::now);
    List<UUID> segments = journal.segments();
    Map<UUID, Long> positions =
        database.inTransaction(
            transaction -> tables.journalPositions().find(transaction, segments));
    int loaded = 0;
    for (UUID segment : segments) {
      loaded += load(segment, positions.getOrDefault(segment, 0L));
    }
    if (loaded == 0) {
      database.useTransaction(
          transaction -> tables.journals().markDrained(transaction, journal.id(), before, ALIVE));
    }
    return loaded;
  }

  /** Loads a batch; when it fails, a half of it, down to the culprit, which is set aside. */
  private int load(UUID segment, long from) {
    for (int most = BATCH; ; most = Math.max(1, most / 2)) {
      List<Journal.Entry> entries = journal.read(segment, from, most);
      if (entries.isEmpty()) {
        return 0;
      }
      try {
        database.useTransaction(transaction -> record(transaction, segment, from, entries));
        return entries.size();
      } catch (RuntimeException failure) {
        if (StorageFailure.isPassing(failure)) {
          throw failure;
        }
        if (entries.size() == 1) {
          setAside(segment, from, entries.getFirst(), failure);
          return 1;
        }
      }
    }
  }

  private void record(
      Transaction transaction, UUID segment, long from, List<Journal.Entry> entries) {
    advance(transaction, segment, from, entries.getLast());
    long place = from;
    for (Journal.Entry entry : entries) {
      if (entry instanceof Journal.Entry.Damaged damaged) {
        LOG.error("{} bytes of journal segment {} are damaged and lost", damaged.bytes(), segment);
        String error = damaged.bytes() + " bytes of the journal can't be read";
        tables.setAside().insert(transaction, segment, place, new byte[0], error);
      }
      place = entry.next().offset();
    }
    clicks.load(transaction, entries);
  }

  private void setAside(UUID segment, long from, Journal.Entry entry, RuntimeException failure) {
    LOG.error("a journal record is set aside", failure);
    byte[] bytes =
        switch (entry) {
          case Journal.Entry.Sound sound -> sound.bytes();
          case Journal.Entry.Damaged damaged -> new byte[0];
        };
    database.useTransaction(
        transaction -> {
          advance(transaction, segment, from, entry);
          tables.setAside().insert(transaction, segment, from, bytes, failure.toString());
        });
  }

  private void advance(Transaction transaction, UUID segment, long from, Journal.Entry last) {
    if (!tables.journalPositions().advance(transaction, segment, from, last.next().offset())) {
      throw new IllegalStateException(
          "journal segment "
              + segment
              + " was loaded by somebody else: is a second server on this folder?");
    }
  }
}
