package io.tributary.storage;

/**
 * What the connections do at one moment.
 *
 * @param active in use
 * @param idle open, and not in use
 * @param waiting callers that wait for one
 */
public record PoolState(int active, int idle, int waiting) {
  static final PoolState NONE = new PoolState(0, 0, 0);
}
