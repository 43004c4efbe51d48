package io.tributary.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor of the page behind it; null on the last page
 */
record Page<T>(List<T> items, Optional<String> next) {
  Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts a page out of rows that were read with one more than the limit, to know whether more
   * follow.
   */
  static <T> Page<T> cut(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, Optional.empty());
    }
    List<T> kept = rows.subList(0, limit);
    return new Page<>(kept, Optional.of(cursor.apply(kept.getLast())));
  }

  /** The same page with other items, such as the views of its rows. */
  <V> Page<V> with(List<V> others) {
    return new Page<>(others, next);
  }
}
