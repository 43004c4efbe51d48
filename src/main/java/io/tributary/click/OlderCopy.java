package io.tributary.click;

import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the journal's folder is an older copy of itself, put back beside a newer database:
 * the segment that was read last isn't there.
 *
 * <p>Nothing is loaded twice, for a new start writes a new segment; but what was kept after the
 * copy and not loaded yet is gone, and a person should know.
 */
final class OlderCopy {
  private static final Logger LOG = LoggerFactory.getLogger(OlderCopy.class);

  /** Shorter than loaded segments are kept, so that one which was swept isn't missed. */
  private static final Duration RECENTLY = JournalSweeper.KEPT.minusDays(1);

  private final UUID journal;
  private final Database database;
  private final Tables tables;
  private boolean hasLooked;

  OlderCopy(UUID journal, Database database, Tables tables) {
    this.journal = journal;
    this.database = database;
    this.tables = tables;
  }

  /** Looks when it is asked first, and sets aside a note about what is missing. */
  void tellOnce(Collection<UUID> segments) {
    if (hasLooked) {
      return;
    }
    database.useTransaction(
        transaction ->
            tables
                .journalPositions()
                .newest(transaction, journal, RECENTLY)
                .filter(newest -> !segments.contains(newest))
                .ifPresent(missing -> setAside(transaction, missing)));
    hasLooked = true;
  }

  private void setAside(Transaction transaction, UUID missing) {
    String sentence =
        """
        The journal is an older copy than the database: its segment %s, read after the copy was \
        made, is missing. Clicks that came in after the copy and were not loaded yet are lost.\
        """
            .formatted(missing);
    LOG.error(sentence);
    tables.setAside().insert(transaction, missing, Long.MAX_VALUE, new byte[0], sentence);
  }
}
