package io.tributary.journal;

import java.io.IOException;
import java.io.Serial;

/** Records that no table holds yet take all the room the journal may have. */
final class JournalFull extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  JournalFull(long notLoaded) {
    super(
        "the journal is full, "
            + notLoaded
            + " bytes of it not loaded: bring back the database, or raise journal.most-bytes");
  }
}
