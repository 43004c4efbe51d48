package io.tributary.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param newer address of the page before it
 * @param older address of the page behind it
 */
public record Page<T>(List<T> rows, Optional<String> newer, Optional<String> older) {
  public Page {
    rows = List.copyOf(rows);
  }
}
