package io.tributary.ops;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * A counter for every constant of a closed list; the port through which a room counts.
 *
 * @param <K> the list
 */
public final class Tally<K extends Enum<K>> implements Consumer<K> {
  private final Map<K, LongAdder> counts;
  private final Class<K> list;

  /** All at zero, and all of them made, so that counting makes and looks for nothing. */
  public Tally(Class<K> list) {
    this.list = list;
    this.counts = new EnumMap<>(list);
    for (K constant : list.getEnumConstants()) {
      counts.put(constant, new LongAdder());
    }
  }

  @Override
  public void accept(K constant) {
    Objects.requireNonNull(counts.get(constant)).increment();
  }

  /** What was counted so far, for every constant. */
  public Map<K, Long> sums() {
    Map<K, Long> sums = new EnumMap<>(list);
    counts.forEach((constant, count) -> sums.put(constant, count.sum()));
    return sums;
  }
}
