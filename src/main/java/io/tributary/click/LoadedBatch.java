package io.tributary.click;

import io.tributary.journal.Journal;
import java.util.List;

/**
 * What was loaded of a segment of the journal.
 *
 * @param end the offset behind it
 */
record LoadedBatch(int records, long end) {
  static LoadedBatch of(List<Journal.Entry> entries) {
    return new LoadedBatch(entries.size(), entries.getLast().next().offset());
  }
}
