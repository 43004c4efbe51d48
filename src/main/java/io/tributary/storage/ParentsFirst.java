package io.tributary.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts tables into an order in which each comes behind those it refers to. */
final class ParentsFirst {
  private ParentsFirst() {}

  /**
   * Sorts; tables that nothing keeps apart come by name.
   *
   * @param parents which tables a table refers to; itself is none
   */
  static List<String> sort(Collection<String> tables, Map<String, List<String>> parents) {
    List<String> sorted = new ArrayList<>();
    TreeSet<String> left = new TreeSet<>(tables);
    while (!left.isEmpty()) {
      List<String> free =
          left.stream()
              .filter(
                  table ->
                      parents.getOrDefault(table, List.of()).stream().noneMatch(left::contains))
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("these tables refer to each other in a circle: " + left);
      }
      sorted.addAll(free);
      free.forEach(left::remove);
    }
    return sorted;
  }
}
