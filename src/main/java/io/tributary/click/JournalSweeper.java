package io.tributary.click;

import io.tributary.journal.Journal;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker: deletes journal segments a week after they were loaded to their end.
 *
 * <p>The week is for a database that is restored from a backup: it finds the newer clicks in the
 * journal still.
 */
public final class JournalSweeper {
  private static final Logger LOG = LoggerFactory.getLogger(JournalSweeper.class);
  static final Duration KEPT = Duration.ofDays(7);
  private final Journal journal;
  private final Database database;
  private final Tables tables;

  public JournalSweeper(Journal journal, Database database, Tables tables) {
    this.journal = journal;
    this.database = database;
    this.tables = tables;
  }

  /**
   * Sweeps once.
   *
   * @return 0, for there is never more to do at once
   */
  public int runOnce() {
    List<UUID> segments = journal.segments();
    List<UUID> finished = segments.subList(0, Math.max(0, segments.size() - 1));
    Map<UUID, Long> loaded =
        database.inTransaction(
            transaction -> tables.journalPositions().atRest(transaction, finished, KEPT));
    loaded.forEach(this::deleteIfLoaded);
    return 0;
  }

  private void deleteIfLoaded(UUID segment, long position) {
    if (journal.read(segment, position, 1).isEmpty()) {
      journal.delete(segment);
      LOG.info("journal segment {} was loaded a week ago and is deleted", segment);
    }
  }
}
