package io.tributary.ops;

/**
 * Room on the data folder's disk, in bytes.
 *
 * @param free what we may still write
 * @param total what there is in all; 0 when it is not known
 */
public record DiskRoom(long free, long total) {}
