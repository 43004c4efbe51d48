package io.tributary.journal;

import java.time.Duration;
import java.util.Optional;

/**
 * How a journal is doing at one moment, for metrics and alarms.
 *
 * @param bytesOnDisk what its segments take, with the room set aside for the next records
 * @param bytesNotLoaded records that no table holds yet, as far as the Loader has told; after a
 *     start, everything until the Loader has looked
 * @param mostBytes the limit of both: loaded segments make room for new ones before it is reached,
 *     and once what isn't loaded reaches it, nothing more is kept
 * @param queuedBytes records that wait for the disk right now
 * @param kept records kept since the start
 * @param notKept records refused since the start, or not known to be kept
 * @param keptBytes what the records kept since the start took on disk
 * @param isKeeping whether the last record was kept; at a start without any, whether it could be
 * @param lastTrouble why the last record wasn't kept, if one wasn't
 */
public record JournalState(
    long bytesOnDisk,
    long bytesNotLoaded,
    long mostBytes,
    long queuedBytes,
    long kept,
    long notKept,
    long keptBytes,
    boolean isKeeping,
    Optional<Trouble> lastTrouble) {

  /** A reason, fit for an operator, and how long ago it was. */
  public record Trouble(Journal.Cause cause, String reason, Duration ago) {}
}
