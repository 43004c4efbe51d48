package io.tributary.click;

import io.tributary.journal.Journal;
import io.tributary.storage.Database;
import io.tributary.storage.StorageFailure;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker: copies durable journal records into clicks and events, its position in the same
 * transaction, so that every record is loaded exactly once whatever is restarted.
 */
public final class Loader {
  private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

  /** Most records of a segment that a beat loads. */
  public static final int BATCH = 250;

  /** So many beats share one wait for the database's disk, when there is always more to load. */
  static final int DURABLE_EVERY = 64;

  /** Others wait for this journal no longer than this after its last sign of life. */
  private static final Duration ALIVE = Duration.ofSeconds(5);

  private final Journal journal;
  private final Database database;
  private final Tables tables;
  private final ClickBatch clicks;
  private final OlderCopy olderCopy;
  private final Set<UUID> unreadableSegments = new HashSet<>();
  private int beats;
  private boolean isDurable;

  /**
   * Loads that journal.
   *
   * @param messages port: brings sealed messages about money into the inbox, in the transaction
   */
  public Loader(
      Journal journal,
      Database database,
      Tables tables,
      BiConsumer<Transaction, List<byte[]>> messages) {
    this.journal = journal;
    this.database = database;
    this.tables = tables;
    this.clicks = new ClickBatch(tables, messages);
    this.olderCopy = new OlderCopy(journal.id(), database, tables);
  }

  /**
   * Loads one batch of each segment, then says how far the journal is loaded. The journal itself,
   * which may delete what is loaded, learns only what a crash of the database can't undo: what was
   * loaded before a commit that waited for the disk.
   *
   * @return how many records were loaded or set aside; 0 when there was nothing to load
   */
  public int runOnce() {
    Instant before = database.inTransaction(tables.journals()::now);
    List<UUID> segments = journal.segments();
    olderCopy.tellOnce(segments);
    Map<UUID, Long> ends =
        segments.stream().collect(Collectors.toMap(each -> each, journal::readableTo));
    Map<UUID, Long> positions = positions(segments);
    isDurable = ++beats % DURABLE_EVERY == 0;
    Beat beat = load(ends, segments, positions);
    if (beat.isDrained()) {
      database.useTransaction(transaction -> markDrained(transaction, before, beat));
    }
    if (beat.isIdle() || (isDurable && beat.loaded() > 0)) {
      positions.forEach(journal::loadedTo);
    }
    return beat.loaded();
  }

  private void markDrained(Transaction transaction, Instant before, Beat beat) {
    if (!beat.isIdle()) {
      transaction.commitsLazily(); // a busy journal is drained with every beat
    }
    tables.journals().markDrained(transaction, journal.id(), before, ALIVE);
  }

  /**
   * What a beat has done.
   *
   * @param isDrained whether everything is loaded that was durable before it
   */
  private record Beat(int loaded, boolean isDrained) {
    boolean isIdle() {
      return loaded == 0 && isDrained;
    }
  }

  private Beat load(Map<UUID, Long> ends, List<UUID> segments, Map<UUID, Long> positions) {
    int loaded = 0;
    boolean isDrained = true;
    for (UUID segment : segments) {
      try {
        LoadedBatch batch = load(segment, positions.getOrDefault(segment, 0L));
        loaded += batch.records();
        isDrained &= batch.records() == 0 || batch.end() >= ends.getOrDefault(segment, 0L);
      } catch (UncheckedIOException unreadable) {
        isDrained = false;
        tell(segment, unreadable);
      }
    }
    return new Beat(loaded, isDrained);
  }

  private Map<UUID, Long> positions(List<UUID> segments) {
    return database.inTransaction(
        transaction -> tables.journalPositions().find(transaction, segments));
  }

  /** One file that the disk doesn't give must not keep back the others; it is tried every time. */
  private void tell(UUID segment, UncheckedIOException unreadable) {
    if (unreadableSegments.add(segment)) {
      LOG.error("journal segment {} can't be read: look at the disk", segment, unreadable);
    }
  }

  /**
   * Loads a batch; when it fails, a half of it, down to the culprit, which is set aside. A single
   * record gets another try with each halving, for it may have met another server.
   */
  private LoadedBatch load(UUID segment, long from) {
    for (int most = BATCH; ; most = Math.max(1, most / 2)) {
      List<Journal.Entry> entries = journal.read(segment, from, most);
      if (entries.isEmpty()) {
        return new LoadedBatch(0, from);
      }
      try {
        database.useTransaction(transaction -> record(transaction, segment, from, entries));
        return LoadedBatch.of(entries);
      } catch (RuntimeException failure) {
        if (StorageFailure.isPassing(failure)) {
          throw failure;
        }
        if (most == 1) {
          setAside(segment, from, entries.getFirst(), failure);
          return LoadedBatch.of(entries);
        }
      }
    }
  }

  /** Does nothing when another loader has been here meanwhile: the next beat starts behind it. */
  private void record(
      Transaction transaction, UUID segment, long from, List<Journal.Entry> entries) {
    if (!isDurable) {
      transaction.commitsLazily(); // a lost commit takes its position along, and is loaded again
    }
    if (!advance(transaction, segment, from, entries.getLast())) {
      return;
    }
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
          if (advance(transaction, segment, from, entry)) {
            tables.setAside().insert(transaction, segment, from, bytes, failure.toString());
          }
        });
  }

  private boolean advance(Transaction transaction, UUID segment, long from, Journal.Entry last) {
    long to = last.next().offset();
    return tables.journalPositions().advance(transaction, journal.id(), segment, from, to);
  }
}
