package io.tributary.bench;

import java.util.List;

/**
 * How fast both sides answer visits, in turns.
 *
 * @param turns those that count
 */
record Burst(List<Turn> turns) {
  Burst {
    turns = List.copyOf(turns);
  }

  double nginx() {
    return Turn.median(turns, Turn::nginx);
  }

  double ours() {
    return Turn.median(turns, Turn::ours);
  }

  double ratio() {
    return Turn.median(turns, Turn::ratio);
  }

  /** The figures behind the ratio. */
  String figures() {
    return "%,.0f/s of %,.0f/s".formatted(ours(), nginx());
  }
}
