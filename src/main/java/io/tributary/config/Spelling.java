package io.tributary.config;

import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.Collection;

/** Guesses which setting somebody meant. */
final class Spelling {
  private static final String ELSE = ": remove it, or see tributary.example.yaml for all of them";

  private Spelling() {}

  /** How to go on after "… is no setting". */
  static String hint(String written, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(written, name) <= Math.max(2, name.length() / 4))
        .min(comparingInt(name -> distance(written, name)))
        .map(name -> ": did you mean " + name + "?")
        .orElse(ELSE);
  }

  /** The number of letters to add, remove or change (Levenshtein). */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    Arrays.setAll(previous, index -> index);
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int change = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(change, Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
