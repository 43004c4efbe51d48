package io.tributary.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how a journal is kept.
 *
 * @param folder the journal's own folder; created when missing
 * @param segmentBytes size of a segment, allocated ahead; 1 MB at least
 * @param queueBytes most bytes of records that may wait for the disk; more are refused at once
 * @param mostBytes most bytes of all segments together; 4 segments at least
 * @param retryAfter how long to leave a disk alone that could not give a new segment
 */
public record JournalSettings(
    Path folder, long segmentBytes, long queueBytes, long mostBytes, Duration retryAfter) {
  private static final long MEGABYTE = 1024L * 1024L;

  public JournalSettings {
    if (segmentBytes < MEGABYTE) {
      throw new IllegalArgumentException(
          "a journal segment of " + segmentBytes + " bytes is too small: 1 MB is the least");
    }
    if (mostBytes < 4 * segmentBytes) {
      throw new IllegalArgumentException(
          "a journal of " + mostBytes + " bytes is too small: 4 segments are the least");
    }
  }

  /** Segments of 64 MB, 32 MB waiting at most, a second between tries. */
  public static JournalSettings of(Path folder, long mostBytes) {
    return new JournalSettings(
        folder, 64 * MEGABYTE, 32 * MEGABYTE, mostBytes, Duration.ofSeconds(1));
  }

  /** The same with 10 GB in all at most. */
  public static JournalSettings of(Path folder) {
    return of(folder, 10 * 1024 * MEGABYTE);
  }
}
