package io.tributary.stripe;

import java.util.Arrays;

/**
 * Which ids were met, in some 16 bytes each, so that a million fit: of each, its hash in an open
 * table.
 */
final class SeenIds {
  private static final int FIRST_SIZE = 1024;
  private final IdHash hashes = new IdHash();
  private long[] table = new long[FIRST_SIZE];
  private int count;

  /** Notes an id; false when it was met before. */
  boolean add(String id) {
    if (count * 2 >= table.length) {
      grow();
    }
    boolean isNew = put(table, hashes.of(id));
    count += isNew ? 1 : 0;
    return isNew;
  }

  boolean contains(String id) {
    long hash = hashes.of(id);
    return table[place(table, hash)] == hash;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    Arrays.stream(table).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
    table = larger;
  }

  private static boolean put(long[] into, long hash) {
    int place = place(into, hash);
    boolean isNew = into[place] == 0;
    into[place] = hash;
    return isNew;
  }

  /** Where it stands, or could stand. */
  private static int place(long[] in, long hash) {
    int place = (int) (hash & (in.length - 1));
    while (in[place] != 0 && in[place] != hash) {
      place = (place + 1) & (in.length - 1);
    }
    return place;
  }
}
