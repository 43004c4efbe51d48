package io.tributary.bench;

import java.nio.ByteBuffer;

/** Writes one request after the other, each different from the last. */
interface RequestSource {
  /** The longest request any source writes, in bytes. */
  int LONGEST_REQUEST = 16 * 1024;

  /**
   * Puts the next request into an empty buffer.
   *
   * @return false when there are no more
   */
  boolean next(ByteBuffer into);
}
