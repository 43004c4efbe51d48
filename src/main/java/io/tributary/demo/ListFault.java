package io.tributary.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A lie that the stand-in's lists tell of one object; the object itself is told truly.
 *
 * @param id the object's
 * @param by by how much an altered amount is too high, in minor units
 */
public record ListFault(String id, Kind kind, long by) {
  /** What is wrong with the list. */
  public enum Kind {
    /** The object isn't in it. */
    MISSING,
    /** The object is in it twice. */
    DOUBLED,
    /** Its amount is another. */
    ALTERED
  }

  /**
   * Chooses faults, all kinds alike; the same seed chooses the same.
   *
   * @param ids of which objects
   * @param count how many faults, on as many objects
   */
  public static List<ListFault> plan(long seed, List<String> ids, int count) {
    if (ids.size() < count) {
      throw new IllegalArgumentException(ids.size() + " objects can't have " + count + " faults");
    }
    Random random = new Random(seed);
    List<String> shuffled = new ArrayList<>(ids);
    Collections.shuffle(shuffled, random);
    List<ListFault> plan = new ArrayList<>();
    for (String id : shuffled.subList(0, count)) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      plan.add(new ListFault(id, kind, 1L + random.nextInt(5_000)));
    }
    return List.copyOf(plan);
  }
}
