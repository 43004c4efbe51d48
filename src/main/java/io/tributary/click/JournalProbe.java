package io.tributary.click;

import io.tributary.journal.Journal;
import io.tributary.model.Accepted;
import java.time.Duration;
import java.util.List;

/**
 * Worker: while the last click wasn't kept, tries whether one would be now. Whoever sends visitors
 * elsewhere as long as the server isn't ready would otherwise never learn that the disk is mended.
 */
public final class JournalProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** A record of no items: the Loader loads nothing of it. */
  private static final List<Accepted> NOTHING = List.of();

  private final Journal journal;

  public JournalProbe(Journal journal) {
    this.journal = journal;
  }

  /**
   * Tries once, if there is a reason to.
   *
   * @return 0: there is never more to do
   */
  public int runOnce() {
    if (!journal.state().isKeeping()) {
      journal.append(AcceptedRecord.write(NOTHING), PATIENCE);
    }
    return 0;
  }
}
