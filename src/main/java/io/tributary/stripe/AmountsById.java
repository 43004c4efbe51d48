package io.tributary.stripe;

import java.util.OptionalLong;

/** An amount to each id, in some 32 bytes each, so that those of a million payments fit. */
final class AmountsById {
  private static final int FIRST_SIZE = 1024;
  private final IdHash hashes = new IdHash();
  private long[] ids = new long[FIRST_SIZE];
  private long[] amounts = new long[FIRST_SIZE];
  private int count;

  /**
   * Adds to the amount of an id, which is 0 before.
   *
   * @throws ArithmeticException when no number holds the sum
   */
  void add(String id, long amount) {
    if (count * 2 >= ids.length) {
      grow();
    }
    long hash = hashes.of(id);
    int place = place(ids, hash);
    count += ids[place] == 0 ? 1 : 0;
    ids[place] = hash;
    amounts[place] = Math.addExact(amounts[place], amount);
  }

  /** The amount of an id; empty when nothing was ever added to it. */
  OptionalLong find(String id) {
    long hash = hashes.of(id);
    int place = place(ids, hash);
    return ids[place] == hash ? OptionalLong.of(amounts[place]) : OptionalLong.empty();
  }

  private void grow() {
    long[] moreIds = new long[ids.length * 2];
    long[] moreAmounts = new long[ids.length * 2];
    for (int old = 0; old < ids.length; old++) {
      if (ids[old] != 0) {
        int place = place(moreIds, ids[old]);
        moreIds[place] = ids[old];
        moreAmounts[place] = amounts[old];
      }
    }
    ids = moreIds;
    amounts = moreAmounts;
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
