package io.tributary.ops;

import java.time.Duration;
import java.util.Optional;

/**
 * How the journal is doing at one moment.
 *
 * @param bytes what it takes on disk
 * @param bytesNotLoaded what of that no table holds yet
 * @param mostBytes the limit of both
 * @param queuedBytes what waits for the disk right now
 * @param isFull whether nothing is kept because what isn't loaded takes all its room
 * @param isKeeping whether the last click was kept
 * @param lastTrouble why the last click that wasn't kept wasn't
 * @param sinceTrouble how long ago that was; without trouble, zero
 */
public record JournalFigures(
    long bytes,
    long bytesNotLoaded,
    long mostBytes,
    long queuedBytes,
    boolean isFull,
    boolean isKeeping,
    Optional<String> lastTrouble,
    Duration sinceTrouble) {}
